using System.Globalization;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>Moments as postings hold them.</summary>
internal static class WireTime
{
    /// <summary>Null where there is none, or the text is none.</summary>
    public static DateTimeOffset? Of(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var moment
        )
            ? moment
            : null;
}
