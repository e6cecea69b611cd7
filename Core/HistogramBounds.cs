using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core;

/// <summary>Where the buckets of histograms end, in seconds.</summary>
internal static class HistogramBounds
{
    /// <summary>For what somebody waits for.</summary>
    public static InstrumentAdvice<double> Short { get; } =
        new()
        {
            HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120],
        };

    /// <summary>For what can be put off.</summary>
    public static InstrumentAdvice<double> Long { get; } =
        new() { HistogramBucketBoundaries = [1, 2, 5, 10, 30, 60, 120, 300, 900, 3600, 21600] };
}
