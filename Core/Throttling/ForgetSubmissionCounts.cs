namespace ApplyFunctions.Core.Throttling;

/// <summary>Removes counts that no window needs any more.</summary>
public sealed class ForgetSubmissionCounts(ISubmissionCounters counters, TimeProvider time)
{
    public Task ExecuteAsync(CancellationToken cancellationToken) =>
        // The longest window is a day, so that one that began yesterday may still be going on.
        counters.RemoveBeforeAsync(
            DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(-1),
            cancellationToken
        );
}
