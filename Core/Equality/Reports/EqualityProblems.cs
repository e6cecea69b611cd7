using System.Globalization;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>Why there is no such report.</summary>
public static class EqualityProblems
{
    private const string Invalid = "Invalid attributes: period";

    public static Problem PeriodUnknown(bool isYearly) =>
        new(
            422,
            "period-unknown",
            isYearly
                ? "The parameter period can be all, or a year such as 2026: answers are published once a year. Leave it out for all of them."
                : "The parameter period can be all, a year such as 2026, or a quarter such as 2026-Q3. Leave it out for all of them.",
            Invalid
        );

    public static Problem PeriodOpen(DateTimeOffset from) =>
        new(
            422,
            "period-open",
            $"Nothing of this period is published before {from.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} (UTC). Ask for one that is over.",
            Invalid
        );
}
