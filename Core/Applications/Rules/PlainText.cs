using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>What a text may hold.</summary>
internal static class PlainText
{
    // Characters that only turn the direction of the text around them. In a name they do nothing but hide what it
    // says; right-to-left names need none of them.
    private static readonly SearchValues<char> DirectionOverrides = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );

    // Both patterns are served to pages: JavaScript must read them in the same way, with the flags u and, for addresses of
    // the web, i. What stands beside a name is spelled out, since the two do not agree on what a word's edge is.
    internal const string UrlPattern =
        @"://|(^|[^\p{L}\p{Mn}\p{Nd}\p{Pc}])(www\.|[a-z0-9-]+\.(com|net|org|info|biz|io|co|dev|app|me|ru|cn|xyz|top|site|online|link|click|shop)([^\p{L}\p{Mn}\p{Nd}\p{Pc}]|$))";

    /// <summary>An address with a domain of several parts, without quotes, comments or a display name.</summary>
    internal const string EmailPattern =
        @"^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?(\.[\p{L}\p{M}\p{N}]([\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?)+$";

    // Linear in time by construction (no backtracking), so no time-out is needed.
    private const RegexOptions Linear =
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly Regex Url = new(
        UrlPattern,
        Linear | RegexOptions.IgnoreCase,
        Regex.InfiniteMatchTimeout
    );

    private static readonly Regex Email = new(EmailPattern, Linear, Regex.InfiniteMatchTimeout);

    public static bool LooksLikeEmail(string text) => Email.IsMatch(text);

    public static bool HasUrl(string text) => Url.IsMatch(text);

    /// <summary>
    /// Whether a text of one line holds a line break, NUL, another control character, or a code point that Unicode has
    /// set apart as no character.
    /// </summary>
    public static bool HasControls(string text) => text.EnumerateRunes().Any(IsControl);

    /// <summary>Whether there is anything to see: a letter, a digit or a picture, not only marks and blanks.</summary>
    public static bool HasSubstance(string text) =>
        text.EnumerateRunes()
            .Any(r =>
                Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) == UnicodeCategory.OtherSymbol
            );

    /// <summary>Whether a text holds characters that cannot be seen, as come with text copied from pages.</summary>
    public static bool HasInvisible(string text) =>
        text.EnumerateRunes().Any(r => Rune.GetUnicodeCategory(r) == UnicodeCategory.Format);

    public static string WithoutDirectionOverrides(string text) =>
        text.AsSpan().ContainsAny(DirectionOverrides)
            ? string.Concat(text.Where(c => !DirectionOverrides.Contains(c)))
            : text;

    /// <summary>
    /// A text of several lines as it is kept: line ends are LF, and the control characters that come with text pasted
    /// from documents are blanks.
    /// </summary>
    public static string Lines(string text)
    {
        var builder = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var kept = IsControl(rune) && rune.Value is not ('\n' or '\t') ? new Rune(' ') : rune;
            builder.Append(units[..kept.EncodeToUtf16(units)]);
        }

        return builder.ToString().Trim();
    }

    private static bool IsControl(Rune rune) =>
        Rune.IsControl(rune)
        || (rune.Value & 0xFFFE) == 0xFFFE
        || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}
