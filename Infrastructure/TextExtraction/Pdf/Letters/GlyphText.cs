using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>What is to be read for a letter, from what its font says.</summary>
internal static class GlyphText
{
    private const char SoftHyphen = '\u00AD';

    /// <returns>Empty for what no font but its own tells apart.</returns>
    public static string Of(string value, bool isShown)
    {
        if (value is [>= ' ' and <= '~'])
        {
            return value;
        }

        if (value is [SoftHyphen])
        {
            // It is drawn only where the line ends within a word, or where a font has one glyph for both hyphens.
            return isShown ? "-" : value;
        }

        return NeedsWork(value) ? Told(value) : value;
    }

    private static bool NeedsWork(string value)
    {
        foreach (var character in value)
        {
            if (
                character is < ' ' or (>= '\uE000' and <= '\uF8FF') or '\u007F'
                || IsPresentationForm(character)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string Told(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var character in value)
        {
            switch (character)
            {
                case '\t' or '\n' or '\r':
                    text.Append(' ');
                    break;
                case < ' ' or '\u007F':
                    break;
                case >= '\uE000' and <= '\uF8FF':
                    text.Append(Symbol(character));
                    break;
                case var form when IsPresentationForm(form):
                    // An isolated vowel sign is decomposed into a space and the sign.
                    text.Append(form.ToString().Normalize(NormalizationForm.FormKC).TrimStart(' '));
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        return text.ToString();
    }

    // Shapes of Arabic and Hebrew letters, which are not other letters. The ligatures of Latin before them are resolved
    // for all formats alike.
    private static bool IsPresentationForm(char character) =>
        character is (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    // Word writes the bullets of Symbol and Wingdings as they are numbered there, from U+F020 on.
    private static string Symbol(char character) =>
        character switch
        {
            '\uF0B7' or '\uF09F' or '\uF06C' => "\u2022",
            '\uF0A7' or '\uF06E' => "\u25AA",
            '\uF0D8' => "\u27A2",
            '\uF0FC' => "\u2713",
            '\uF0E0' => "\u2192",
            _ => "",
        };
}
