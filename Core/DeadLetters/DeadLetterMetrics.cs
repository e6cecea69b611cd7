using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>What was given up.</summary>
internal static class DeadLetterMetrics
{
    private static readonly Counter<long> Kept = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.dead_letters.kept",
        "{letter}",
        "Dead letters by work and board; one that fails again after a replay counts again."
    );

    private static readonly Gauge<int> Depth = Telemetry.Meter.CreateGauge<int>(
        "applyfunctions.queue.depth",
        "{message}",
        "Messages in each poison queue, about."
    );

    public static void RecordDepth(string queue, int messages) =>
        Depth.Record(messages, TelemetryTags.Of(TelemetryTags.Queue, queue));

    public static void Count(DeadLetter letter)
    {
        var work = TelemetryTags.Of(TelemetryTags.Work, letter.Work.ToString());
        Kept.Add(1, work, TelemetryTags.Of(TelemetryTags.Board, letter.Board));
        Telemetry.Tag(work.Key, work.Value);
        Telemetry.Tag(TelemetryTags.Board, letter.Board);
    }
}
