using System.Globalization;

namespace ApplyFunctions.Core.Postings;

/// <summary>The moment after which applications no longer count, on the clock of the posting's own zone.</summary>
/// <param name="Instant">The moment, with the zone's offset at that time; whole seconds.</param>
/// <param name="Zone">The IANA id.</param>
public sealed record Deadline(DateTimeOffset Instant, string Zone)
{
    private const string LocalFormat = "yyyy-MM-dd'T'HH:mm:ss";

    // Near the ends of the calendar a time has no moment in every zone.
    private const int FirstYear = 1900;
    private const int LastYear = 9998;

    private static readonly string[] LocalFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mm",
    ];

    // Files of the zone database that are no zones, or count leap seconds; browsers know none of them.
    private static readonly string[] NoZones = ["localtime", "posixrules", "Factory"];
    private static readonly string[] NoZoneFolders = ["posix/", "right/"];

    /// <summary>The deadline on its zone's clock, as it is written into a posting.</summary>
    /// <remarks>With an offset where the clock shows that time twice, and the earlier one is meant.</remarks>
    public string Text
    {
        get
        {
            var local = Instant.DateTime;
            return At(local, Zone).Instant == Instant
                ? local.ToString(LocalFormat, CultureInfo.InvariantCulture)
                : Rfc3339.Format(Instant);
        }
    }

    /// <summary>Reads a local time, or a moment with an offset, which is then said on the zone's clock.</summary>
    /// <param name="zone">UTC where it is null.</param>
    /// <exception cref="FormatException">The text is no date-time, or the zone is no IANA zone.</exception>
    public static Deadline Parse(string text, string? zone)
    {
        var info =
            FindZone(zone ?? "UTC")
            ?? throw new FormatException($"'{zone}' is not an IANA time zone, like Europe/London.");
        var isLocal = DateTime.TryParseExact(
            text,
            LocalFormats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        );
        if (!isLocal && !Rfc3339.TryParse(text, out _))
        {
            throw new FormatException(
                $"'{text}' is not a date-time like 2024-06-07T17:00:00, or 2024-06-07T17:00:00+01:00."
            );
        }

        _ = Rfc3339.TryParse(text, out var moment);
        var time = isLocal ? local : moment.DateTime;
        if (time.Year is < FirstYear or > LastYear)
        {
            throw new FormatException(
                $"'{text}' is not in a year from {FirstYear} to {LastYear}. A posting without a deadline has none."
            );
        }

        var whole = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
        return isLocal
            ? At(whole, zone ?? "UTC")
            : new Deadline(
                TimeZoneInfo.ConvertTime(new DateTimeOffset(whole, moment.Offset), info),
                zone ?? "UTC"
            );
    }

    /// <summary>Whether browsers know the zone too.</summary>
    public static bool IsZone(string zone) => FindZone(zone) is not null;

    /// <summary>
    /// Resolves a local time. Where clocks go back and it occurs twice, the later one is meant, in the
    /// candidate's favour; where clocks go forward and it never occurs, the gap is added to it.
    /// </summary>
    /// <exception cref="TimeZoneNotFoundException">The zone is not an IANA zone.</exception>
    public static Deadline At(DateTime local, string zone)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var offset = info.IsAmbiguousTime(unspecified)
            ? info.GetAmbiguousTimeOffsets(unspecified).Min()
            : info.GetUtcOffset(unspecified);
        var instant = new DateTimeOffset(unspecified, offset);

        // The framework does not know every gap as one: a zone may change sides of the date line.
        if (TimeZoneInfo.ConvertTime(instant, info).DateTime != unspecified)
        {
            instant = new DateTimeOffset(unspecified, info.GetUtcOffset(unspecified.AddDays(-1)));
        }

        return new Deadline(TimeZoneInfo.ConvertTime(instant, info), zone);
    }

    /// <summary>An application that began at the deadline itself is too late.</summary>
    public bool HasPassedAt(DateTimeOffset moment) => moment >= Instant;

    // The framework knows Windows' names of zones too, which browsers do not, and one in other letters once it has read
    // the zone.
    private static TimeZoneInfo? FindZone(string zone) =>
        !NoZones.Contains(zone, StringComparer.Ordinal)
        && !NoZoneFolders.Any(f => zone.StartsWith(f, StringComparison.Ordinal))
        && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info)
        && info.HasIanaId
        && info.Id == zone
            ? info
            : null;
}
