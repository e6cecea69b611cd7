using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Running;

/// <summary>LocalHost as the benchmarks run it.</summary>
internal static class LocalMachine
{
    // The app writes as long as it is under load.
    private const int KeptLines = 200;

    /// <param name="withApp">Whether LocalHost also runs the app.</param>
    /// <param name="inMemory">Whether storage is in memory alone: Azurite writes all that it has to disk every few seconds.</param>
    /// <param name="settings">Added to the environment, which LocalHost passes on to the app.</param>
    public static LocalHostProcess Start(
        bool withApp,
        IReadOnlyDictionary<string, string>? settings = null,
        bool inMemory = false
    ) =>
        LocalHostProcess.Start(
            new LocalHostOptions
            {
                Settings = settings,
                WithApp = withApp,
                InMemory = inMemory,
                KeptLines = KeptLines,
                // It may still be starting when it is stopped, and Ctrl+C stops it before this program does.
                DemandsGoodEnd = false,
            }
        );
}
