using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>What became of calls to webhooks, as metrics and on the span.</summary>
internal static class WebhookMetrics
{
    public const string Delivered = "delivered";
    public const string Failed = "failed";
    public const string GivenUp = "given-up";

    private static readonly Counter<long> Attempts = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.webhooks.attempts",
        "{attempt}",
        "Deliveries that were tried, by board and outcome: delivered, failed (it is tried again) or given-up."
    );

    public static void Count(string board, WebhookDeliveryId id, string outcome)
    {
        Attempts.Add(
            1,
            TelemetryTags.Of(TelemetryTags.Board, board),
            TelemetryTags.Of(TelemetryTags.Outcome, outcome)
        );
        Telemetry.Tag(TelemetryTags.Board, board);
        Telemetry.Tag(TelemetryTags.Application, id.ApplicationId.ToString());
        Telemetry.Tag(TelemetryTags.Outcome, outcome);
    }
}
