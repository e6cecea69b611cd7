using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Throttling;

/// <summary>What the limits do, as numbers of the meter <see cref="Telemetry.MeterName"/>; nothing in them is about anybody.</summary>
internal static class ThrottlingMetrics
{
    private static readonly Counter<long> Refused = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.throttling.refused",
        "{application}",
        "Applications that were refused as too many."
    );

    private static readonly Counter<long> Uncounted = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.throttling.uncounted",
        "{count}",
        "Counts that could not be made, so that applications were let through."
    );

    public static void CountRefused() => Refused.Add(1);

    /// <param name="reason"><c>storage</c> or <c>memory</c>.</param>
    public static void CountUncounted(string reason) =>
        Uncounted.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
