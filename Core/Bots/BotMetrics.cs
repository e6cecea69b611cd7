using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Bots;

/// <summary>What the bot defence does, as numbers of the meter <see cref="Telemetry.MeterName"/>; nothing in them is about anybody.</summary>
internal static class BotMetrics
{
    private static readonly Counter<long> Verdicts = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.bots.verdicts",
        "{application}",
        "Applications of visitors by verdict: human, flagged, suspect or bot."
    );

    private static readonly Counter<long> Reasons = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.bots.reasons",
        "{reason}",
        "Why applications were flagged, suspect or refused as a bot's."
    );

    private static readonly Counter<long> Unavailable = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.bots.unavailable",
        "{application}",
        "Applications that were taken unjudged because the captcha's provider did not answer."
    );

    public static void Count(string verdict, IReadOnlyList<string> reasons)
    {
        Verdicts.Add(1, new KeyValuePair<string, object?>("verdict", verdict));
        foreach (var reason in reasons)
        {
            Reasons.Add(1, new KeyValuePair<string, object?>("reason", reason));
        }
    }

    public static void CountUnavailable(string provider) =>
        Unavailable.Add(1, new KeyValuePair<string, object?>("provider", provider));
}
