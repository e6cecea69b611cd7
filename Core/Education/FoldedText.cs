using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ApplyFunctions.Core.Education;

/// <summary>Text without case, accents and repeated spaces, so that what people type finds what is written.</summary>
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
        ['’'] = "'",
    }.ToFrozenDictionary();

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsWhiteSpace(c))
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                {
                    folded.Append(' ');
                }
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                var lower = char.ToLowerInvariant(c);
                folded.Append(Spelled.GetValueOrDefault(lower) ?? lower.ToString());
            }
        }

        return folded.ToString().TrimEnd();
    }
}
