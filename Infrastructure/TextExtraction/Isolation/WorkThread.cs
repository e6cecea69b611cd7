namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>
/// Work that waits for a pipe, on a thread of its own. The runtime reads and writes pipes by blocking a thread of the
/// pool in any case, once for each of the many small steps, which took more time than the documents.
/// </summary>
internal static class Blocking
{
    public static Task<T> RunAsync<T>(Func<T> work) =>
        Task.Factory.StartNew(
            work,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
}
