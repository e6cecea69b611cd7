using System.Globalization;

namespace ApplyFunctions.Core.Postings;

/// <summary>Moments as RFC 3339 writes them: a date, a time and an offset, like <c>2026-09-25T16:45:00-04:00</c>.</summary>
public static class Rfc3339
{
    // K also takes a time without an offset, which is no moment.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
    ];

    public static bool TryParse(string? text, out DateTimeOffset moment) =>
        DateTimeOffset.TryParseExact(
            text,
            Formats,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out moment
        ) && HasOffset(text!);

    /// <summary>Null where there is none, or the text is none.</summary>
    public static DateTimeOffset? Of(string? text) =>
        TryParse(text, out var moment) ? moment : null;

    /// <summary>With the moment's own offset, to the second.</summary>
    public static string Format(DateTimeOffset moment) =>
        moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static bool HasOffset(string text) =>
        text.EndsWith('Z')
        || text.AsSpan(text.IndexOf('T', StringComparison.Ordinal)).ContainsAny('+', '-');
}
