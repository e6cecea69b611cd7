using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Search;

/// <summary>What indexes and searches cost. Nothing of what was searched for.</summary>
internal static class SearchMetrics
{
    private static readonly Counter<long> Updates = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.index.updates",
        "{application}",
        "Applications that were written to the index of their board."
    );

    private static readonly Histogram<double> UpdateDuration = Telemetry.Meter.CreateHistogram(
        "applyfunctions.index.duration",
        "s",
        "How long one update of an index took, waiting for its turn included.",
        tags: null,
        HistogramBounds.Short
    );

    private static readonly Histogram<double> SearchDuration = Telemetry.Meter.CreateHistogram(
        "applyfunctions.search.duration",
        "s",
        "How long a search or a list took, by kind and outcome, reading what is shown included.",
        tags: null,
        HistogramBounds.Short
    );

    /// <param name="started">See <see cref="Stopwatch.GetTimestamp"/>.</param>
    public static void RecordUpdate(string board, int applications, long started)
    {
        var tag = TelemetryTags.Of(TelemetryTags.Board, board);
        Updates.Add(applications, tag);
        UpdateDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
        Telemetry.Tag(tag.Key, tag.Value);
        Telemetry.Tag(TelemetryTags.Count, applications);
    }

    /// <param name="kind"><c>search</c> or <c>list</c>.</param>
    /// <param name="shown">How many applications were shown; null where the search failed.</param>
    /// <param name="started">See <see cref="Stopwatch.GetTimestamp"/>.</param>
    public static void RecordSearch(string board, string kind, int? shown, long started)
    {
        var outcome = TelemetryTags.Of(TelemetryTags.Outcome, shown is null ? "failed" : "found");
        SearchDuration.Record(
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            TelemetryTags.Of(TelemetryTags.Kind, kind),
            outcome
        );
        Telemetry.Tag(TelemetryTags.Board, board);
        Telemetry.Tag(outcome.Key, outcome.Value);
        Telemetry.Tag(TelemetryTags.Count, shown);
    }
}
