using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Bots;

/// <summary>What the bot defence does, as numbers of the meter <c>ApplyFunctions</c>; nothing in them is about anybody.</summary>
internal static class BotMetrics
{
    private static readonly Meter Meter = new("ApplyFunctions");

    private static readonly Counter<long> Verdicts = Meter.CreateCounter<long>(
        "applyfunctions.bots.verdicts",
        "{application}",
        "Applications of visitors by verdict: human, flagged, suspect or bot."
    );

    private static readonly Counter<long> Reasons = Meter.CreateCounter<long>(
        "applyfunctions.bots.reasons",
        "{reason}",
        "Why applications were flagged, suspect or refused as a bot's."
    );

    private static readonly Counter<long> Unavailable = Meter.CreateCounter<long>(
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
