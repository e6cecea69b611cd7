using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Outbox;

/// <summary>What the dispatcher found in its last pass, and what it sent.</summary>
internal static class OutboxMetrics
{
    private static readonly Gauge<int> Due = Telemetry.Meter.CreateGauge<int>(
        "applyfunctions.outbox.due",
        "{entry}",
        "Entries that were due in the dispatcher's last pass."
    );

    private static readonly Gauge<double> Age = Telemetry.Meter.CreateGauge<double>(
        "applyfunctions.outbox.age",
        "s",
        "The age of the oldest of them that owes a mail, a text, an erasure or an index; 0 where none does."
    );

    private static readonly Counter<int> Resent = Telemetry.Meter.CreateCounter<int>(
        "applyfunctions.outbox.resent",
        "{message}",
        "Messages that the dispatcher sent for work that was left."
    );

    public static void Record(int due, TimeSpan age, int resent)
    {
        Due.Record(due);
        Age.Record(age.TotalSeconds);
        Resent.Add(resent);
        Telemetry.Tag("due", due);
        Telemetry.Tag(TelemetryTags.Count, resent);
    }
}
