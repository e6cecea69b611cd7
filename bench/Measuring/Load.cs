using System.Collections.Concurrent;

namespace ApplyFunctions.Bench.Measuring;

/// <summary>Clients that each do one thing after another, without a pause, for a time.</summary>
internal static class Load
{
    /// <param name="action">Returns null, or what went wrong.</param>
    public static async Task<Round> RunAsync(
        int clients,
        TimeSpan duration,
        Func<CancellationToken, Task<string?>> action,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var latencies = new ConcurrentBag<double>();
        var errors = new ConcurrentBag<string>();
        var start = time.GetTimestamp();

        async Task ClientAsync()
        {
            while (time.GetElapsedTime(start) < duration)
            {
                var began = time.GetTimestamp();
                if (await action(cancellationToken) is { } error)
                {
                    errors.Add(error);
                }
                else
                {
                    latencies.Add(time.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        }

        await Task.WhenAll(
            Enumerable.Range(0, clients).Select(_ => Task.Run(ClientAsync, cancellationToken))
        );

        // What was under way at the end counts, and so does the time that it took.
        return new Round(time.GetElapsedTime(start), [.. latencies.Order()], [.. errors]);
    }
}

/// <param name="Latencies">Of what succeeded, in milliseconds, ascending.</param>
internal sealed record Round(
    TimeSpan Took,
    IReadOnlyList<double> Latencies,
    IReadOnlyList<string> Errors
)
{
    public double PerSecond => Latencies.Count / Took.TotalSeconds;

    /// <summary>The latency that <paramref name="percent"/> of 100 did not exceed: nearest rank.</summary>
    public double Percentile(double percent) =>
        Latencies.Count == 0
            ? double.NaN
            : Latencies[(int)Math.Ceiling(percent / 100 * Latencies.Count) - 1];
}
