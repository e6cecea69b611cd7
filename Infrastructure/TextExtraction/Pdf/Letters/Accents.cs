using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>
/// Old fonts, those of TeX above all, have no letters with accents: the accent is printed by itself, and the letter
/// below it before or after.
/// </summary>
internal static class Accents
{
    // Of em: over a capital the accent is printed higher.
    private const double Raised = 0.5;

    // The accents that stand alone, and those that join the letter before.
    private static readonly Dictionary<string, char> Joining = new(StringComparer.Ordinal)
    {
        ["`"] = '\u0300',
        ["\u00B4"] = '\u0301',
        ["\u02C6"] = '\u0302',
        ["\u02DC"] = '\u0303',
        ["\u00AF"] = '\u0304',
        ["\u02D8"] = '\u0306',
        ["\u02D9"] = '\u0307',
        ["\u00A8"] = '\u0308',
        ["\u02DA"] = '\u030A',
        ["\u02DD"] = '\u030B',
        ["\u02C7"] = '\u030C',
        ["\u00B8"] = '\u0327',
        ["\u02DB"] = '\u0328',
    };

    /// <summary>One glyph of an accent and the letter on which it is printed, whichever is first; null for any others.</summary>
    public static Glyph? Join(Glyph before, Glyph glyph)
    {
        if (Joining.TryGetValue(before.Text, out var accent) && IsOn(before, glyph))
        {
            return Joined(glyph, accent);
        }

        return Joining.TryGetValue(glyph.Text, out accent) && IsOn(glyph, before)
            ? Joined(before, accent)
            : null;
    }

    private static Glyph? Joined(Glyph letter, char accent)
    {
        var text = letter.Text switch
        {
            "\u0131" => "i",
            "\u0237" => "j",
            var other => other,
        };
        var joined = (text + accent).Normalize(NormalizationForm.FormC);

        // An accent over a letter that has none like it is no accent.
        return joined.Length == text.Length
            ? new Glyph(joined, letter.Start, letter.End, letter.Em)
            : null;
    }

    private static bool IsOn(Glyph accent, Glyph letter)
    {
        if (letter.Text.Length != 1 || !char.IsLetter(letter.Text[0]))
        {
            return false;
        }

        var way = letter.Direction;
        var middle = new Place(
            (accent.Start.X + accent.End.X) / 2,
            (accent.Start.Y + accent.End.Y) / 2
        );
        var offset = middle - letter.Start;
        var along = offset.Along(way);
        return along > 0
            && along < letter.Advance
            && Math.Abs(offset.Across(way)) < Raised * letter.Em;
    }
}
