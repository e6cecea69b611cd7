using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Announcements;

/// <summary>What a job pays, as schema.org's <c>MonetaryAmount</c>: from the least to the most of all its ranges.</summary>
internal static partial class Salary
{
    /// <summary>Null where no amount is known. Of several currencies the first counts.</summary>
    public static JsonObject? Of(IReadOnlyList<PayRange> ranges)
    {
        var known = ranges
            .Where(r => r.CurrencyType is { Length: 3 } && (r.MinCents ?? r.MaxCents) is not null)
            .ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var first = known[0];
        var unit = Unit(first.Title);
        var same = known
            .Where(r => r.CurrencyType == first.CurrencyType && Unit(r.Title) == unit)
            .ToList();
        var value = new JsonObject { ["@type"] = "QuantitativeValue" };
        if (same.Min(r => r.MinCents) is { } min)
        {
            value["minValue"] = min / 100m;
        }

        if (same.Max(r => r.MaxCents) is { } max)
        {
            value["maxValue"] = max / 100m;
        }

        value["unitText"] = unit;
        return new JsonObject
        {
            ["@type"] = "MonetaryAmount",
            ["currency"] = first.CurrencyType,
            ["value"] = value,
        };
    }

    // The ranges have no unit of their own; a year is meant unless their title says otherwise.
    private static string Unit(string? title) =>
        title is null ? "YEAR"
        : Hour().IsMatch(title) ? "HOUR"
        : Month().IsMatch(title) ? "MONTH"
        : "YEAR";

    [GeneratedRegex(
        @"\b(hour|hourly)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Hour();

    [GeneratedRegex(
        @"\b(month|monthly)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Month();
}
