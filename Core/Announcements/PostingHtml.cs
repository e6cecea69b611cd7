using System.Net;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Core.Announcements;

/// <summary>The text of a posting, which is stored entity-encoded, as HTML.</summary>
internal static partial class PostingHtml
{
    /// <summary>Text that has tags in it already is left alone, as the careers page does.</summary>
    public static string Of(string? content) =>
        content is null || Tag().IsMatch(content) ? content ?? "" : WebUtility.HtmlDecode(content);

    [GeneratedRegex("<[a-z!/]", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
