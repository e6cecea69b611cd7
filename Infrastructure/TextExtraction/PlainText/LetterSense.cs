using System.Globalization;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.PlainText;

/// <summary>How much sense the letters of a text make in a code page.</summary>
internal static class LetterSense
{
    // More than half of the letters of a text: the ten that are the most frequent in Russian, Ukrainian and Bulgarian
    // or one of them, and those of Greek.
    private const string Frequent = "оаеитнсрвлі" + "αοιετσνηυρκ";

    /// <summary>The code page in which the text makes the most sense; of equal ones, the first.</summary>
    public static Encoding Best(ReadOnlySpan<byte> sample, IReadOnlyList<Encoding> encodings)
    {
        var (best, most) = (encodings[0], double.MinValue);
        foreach (var encoding in encodings)
        {
            var score = Score(encoding.GetString(sample));
            if (score > most)
            {
                (best, most) = (encoding, score);
            }
        }

        return best;
    }

    /// <summary>How often there is something between two letters that never stands there.</summary>
    public static int SignsAmongLetters(ReadOnlySpan<byte> sample, Encoding encoding)
    {
        var text = encoding.GetString(sample);
        var signs = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var isAmong =
                at > 0
                && at + 1 < text.Length
                && char.IsLetter(text[at - 1])
                && char.IsLetter(text[at + 1]);

            // Sums of money are written in digits.
            var isBeforeLetter =
                text[at] is '£' or '¥' && at + 1 < text.Length && char.IsLower(text[at + 1]);
            signs +=
                (isAmong && IsSign(text[at]))
                || isBeforeLetter
                || text[at] is >= '\x80' and <= '\x9F'
                    ? 1
                    : 0;
        }

        return signs;
    }

    private static double Score(string text)
    {
        double score = 0;
        var last = UnicodeCategory.SpaceSeparator;
        foreach (var character in text)
        {
            if (character < '\x80')
            {
                last = UnicodeCategory.SpaceSeparator;
                continue;
            }

            var category = char.GetUnicodeCategory(character);
            score += category switch
            {
                UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned => -3,

                // A capital within a word, as where capitals and small letters have changed places.
                UnicodeCategory.UppercaseLetter when last is UnicodeCategory.LowercaseLetter => -3,
                UnicodeCategory.UppercaseLetter => 0.5,
                UnicodeCategory.LowercaseLetter => 0.7,
                _ => IsSign(character) && IsLetter(last) ? -1 : 0,
            };
            score += Frequent.Contains(char.ToLowerInvariant(character), StringComparison.Ordinal)
                ? 1
                : 0;
            last = category;
        }

        return score;
    }

    private static bool IsLetter(UnicodeCategory category) =>
        category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter;

    // All beyond ASCII that is neither letter nor punctuation: what joins words (the middle dot, an accent for an
    // apostrophe, the soft hyphen) is among punctuation or counts as such.
    private static bool IsSign(char character) =>
        character > '\x7F'
            && char.GetUnicodeCategory(character)
                is UnicodeCategory.CurrencySymbol
                    or UnicodeCategory.MathSymbol
                    or UnicodeCategory.OtherSymbol
                    or UnicodeCategory.OtherNumber
                    or UnicodeCategory.Control
                    or UnicodeCategory.OtherNotAssigned
        || character is '¿' or '¡' or '¶' or '§' or '¯' or '¸' or '˛' or '˝';
}
