using System.Globalization;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>What a report can be about: all time, a calendar year (UTC), or a quarter of one.</summary>
/// <param name="Year">Null for all time.</param>
/// <param name="Quarter">1 to 4; null for the whole year.</param>
public sealed record EqualityPeriod(int? Year, int? Quarter)
{
    private const int FirstYear = 2000;
    private const int LastYear = 9998;
    private const int MonthsOfQuarter = 3;

    public static EqualityPeriod All { get; } = new(null, null);

    public string Name =>
        (Year, Quarter) switch
        {
            (null, _) => "all",
            ({ } year, null) => year.ToString(CultureInfo.InvariantCulture),
            ({ } year, { } quarter) => string.Create(
                CultureInfo.InvariantCulture,
                $"{year}-Q{quarter}"
            ),
        };

    /// <summary>The first and the last month, <c>yyyy-MM</c>.</summary>
    public (string First, string Last) Months => (MonthOf(Start), MonthOf(End.AddMonths(-1)));

    /// <summary>
    /// From when on it is published. Answers that are moved after its end count in the time in which that happens, see
    /// <see cref="MoveEqualityAnswer"/>; the day in between is for writes under way, and for clocks that differ.
    /// </summary>
    public DateTimeOffset PublishedFrom => End.AddDays(1);

    private DateTimeOffset Start =>
        new(Year ?? FirstYear, ((Quarter ?? 1) - 1) * MonthsOfQuarter + 1, 1, 0, 0, 0, default);

    private DateTimeOffset End =>
        Year is null ? new(LastYear + 1, 1, 1, 0, 0, 0, default)
        : Quarter is null ? Start.AddYears(1)
        : Start.AddMonths(MonthsOfQuarter);

    /// <summary><c>all</c>, <c>2026</c> or <c>2026-Q3</c>; null for anything else.</summary>
    public static EqualityPeriod? Parse(string text)
    {
        if (text == All.Name)
        {
            return All;
        }

        var parts = text.Split("-Q");
        var isYear =
            parts[0].Length == 4
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= FirstYear and <= LastYear;
        return parts switch
        {
            [var y] when isYear => new EqualityPeriod(Number(y), null),
            [var y, "1" or "2" or "3" or "4"] when isYear => new EqualityPeriod(
                Number(y),
                Number(parts[1])
            ),
            _ => null,
        };
    }

    /// <summary>The quarter that a moment is in.</summary>
    public static EqualityPeriod QuarterOf(DateTimeOffset moment) =>
        new(moment.UtcDateTime.Year, ((moment.UtcDateTime.Month - 1) / MonthsOfQuarter) + 1);

    /// <summary>The quarter that a month is in; null where the text is none.</summary>
    public static EqualityPeriod? QuarterOf(string month) =>
        DateTimeOffset.TryParseExact(
            month,
            "yyyy-MM",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var moment
        )
            ? QuarterOf(moment)
            : null;

    /// <summary>Whether nothing of the other is outside this one.</summary>
    public bool Contains(EqualityPeriod other) =>
        (Year is null || Year == other.Year) && (Quarter is null || Quarter == other.Quarter);

    /// <summary>The month of a moment, <c>yyyy-MM</c>.</summary>
    public static string MonthOf(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
