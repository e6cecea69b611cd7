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

    /// <summary>RFC 3339, to the second.</summary>
    public static string Text(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
