namespace ApplyFunctions.Core.Postings;

/// <summary>The moment after which applications no longer count, on the clock of the posting's own zone.</summary>
/// <param name="Instant">The moment, with the zone's offset at that time.</param>
/// <param name="Zone">The IANA id.</param>
public sealed record Deadline(DateTimeOffset Instant, string Zone)
{
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
