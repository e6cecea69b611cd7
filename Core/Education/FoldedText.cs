using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ApplyFunctions.Core.Education;

/// <summary>Text without case, accents and punctuation, so that what people type finds what is written.</summary>
internal static class FoldedText
{
    // Letters whose stroke or ligature Unicode does not take apart.
    private static readonly FrozenDictionary<char, string> Spelled = new Dictionary<char, string>
    {
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['þ'] = "th",
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
    }.ToFrozenDictionary();

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Normalizable(text).Normalize(NormalizationForm.FormKD))
        {
            if (IsOfWord(c))
            {
                var lower = char.ToLowerInvariant(c);
                _ = Spelled.TryGetValue(lower, out var spelled)
                    ? folded.Append(spelled)
                    : folded.Append(lower);
            }
            else if (!IsWithinWord(c) && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Normalize throws at half a character, and at what Unicode has set apart as no character.</summary>
    private static string Normalizable(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => (r.Value & 0xFFFE) != 0xFFFE));

    private static bool IsOfWord(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark;

    // Accents, and what some write and others leave out: Bachelor's, B.Sc.
    private static bool IsWithinWord(char c) =>
        c is '.' or '\'' or '’'
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
