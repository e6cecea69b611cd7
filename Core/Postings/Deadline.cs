using System.Globalization;

namespace ApplyFunctions.Core.Postings;

/// <summary>The moment after which applications no longer count, on the clock of the posting's own zone.</summary>
/// <param name="Instant">The moment, with the zone's offset at that time.</param>
/// <param name="Zone">The IANA id.</param>
public sealed record Deadline(DateTimeOffset Instant, string Zone)
{
    private static readonly string[] Local = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>Reads a local time, or a moment with an offset, which is then said on the zone's clock.</summary>
    /// <param name="zone">UTC where it is null.</param>
    /// <exception cref="FormatException">The text is no date-time, or the zone is no IANA zone.</exception>
    public static Deadline Parse(string text, string? zone)
    {
        // The framework knows Windows' names of zones too; browsers do not.
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone ?? "UTC", out var info) || !info.HasIanaId)
        {
            throw new FormatException($"'{zone}' is not an IANA time zone, like Europe/London.");
        }

        if (
            DateTime.TryParseExact(
                text,
                Local,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
        {
            return At(local, zone ?? "UTC");
        }

        return
            DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind,
                out var moment
            ) && text.Contains('T', StringComparison.Ordinal)
            ? new Deadline(TimeZoneInfo.ConvertTime(moment, info), zone ?? "UTC")
            : throw new FormatException(
                $"'{text}' is not a date-time like 2024-06-07T17:00:00, or 2024-06-07T17:00:00+01:00."
            );
    }

    /// <summary>
    /// Resolves a local time. Where clocks go back and it occurs twice, the later one is meant, in the
    /// candidate's favour; where clocks go forward and it never occurs, the gap is added to it.
    /// </summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not an IANA zone.</exception>
    public static Deadline At(DateTime local, string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (info.IsInvalidTime(unspecified))
        {
            var before = info.GetUtcOffset(unspecified.AddDays(-1));
            var instant = new DateTimeOffset(unspecified, before);
            return new Deadline(TimeZoneInfo.ConvertTime(instant, info), zone);
        }

        var offset = info.IsAmbiguousTime(unspecified)
            ? info.GetAmbiguousTimeOffsets(unspecified).Min()
            : info.GetUtcOffset(unspecified);
        return new Deadline(new DateTimeOffset(unspecified, offset), zone);
    }

    /// <summary>An application that began at the deadline itself is too late.</summary>
    public bool HasPassedAt(DateTimeOffset moment) => moment >= Instant;
}
