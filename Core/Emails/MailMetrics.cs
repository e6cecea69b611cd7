using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Emails;

/// <summary>What becomes of mails, as metrics and on the span; nothing of whom they are for.</summary>
internal static class MailMetrics
{
    public const string Sent = "sent";
    public const string Refused = "refused";
    public const string PutOff = "put-off";
    public const string Failed = "failed";
    public const string GivenUp = "given-up";

    private static readonly Counter<long> Handled = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.mails.handled",
        "{mail}",
        "Mails by kind and outcome: sent, refused, put-off, failed (it is tried again) or given-up."
    );

    private static readonly Histogram<double> Delay = Telemetry.Meter.CreateHistogram(
        "applyfunctions.confirmation.delay",
        "s",
        "From the receipt of an application to the provider's taking its confirmation.",
        tags: null,
        HistogramBounds.Long
    );

    public static void Count(MailId id, string outcome)
    {
        var kind = TelemetryTags.Of(TelemetryTags.Kind, id.Kind.ToString());
        Handled.Add(1, kind, TelemetryTags.Of(TelemetryTags.Outcome, outcome));
        Telemetry.Tag(TelemetryTags.Application, id.ApplicationId.ToString());
        Telemetry.Tag(TelemetryTags.Posting, id.ApplicationId.PostingId);
        Telemetry.Tag(kind.Key, kind.Value);
        Telemetry.Tag(TelemetryTags.Outcome, outcome);
    }

    public static void RecordConfirmation(TimeSpan delay) => Delay.Record(delay.TotalSeconds);
}
