using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>
/// Tells fonts that number their glyphs and do not say which letters these are: ISO 32000-1, section 9.10.2. What is read of
/// them are the numbers, taken for letters.
/// </summary>
internal static class SilentFonts
{
    private const int Most = 500;

    // Of the letters of a font.
    private const double MostNone = 0.3;

    /// <returns>How many letters of the page are in these fonts.</returns>
    public static int Letters(Page page, HashSet<string> silent) =>
        silent.Count == 0
            ? 0
            : page.Letters.Count(letter =>
                silent.Contains(letter.FontName ?? "") && !string.IsNullOrWhiteSpace(letter.Value)
            );

    /// <summary>Adds the fonts of a page of which too many letters are none: the others are numbers, too.</summary>
    public static void AddSeeming(Page page, HashSet<string> silent)
    {
        foreach (
            var font in page.Letters.GroupBy(
                letter => letter.FontName ?? "",
                StringComparer.Ordinal
            )
        )
        {
            if (font.Count(IsNone) > MostNone * font.Count())
            {
                silent.Add(font.Key);
            }
        }
    }

    private static bool IsNone(Letter letter) =>
        !string.IsNullOrEmpty(letter.Value) && GlyphText.Of(letter.Value, isShown: true) == "";

    /// <summary>Whether it is known what letter it is.</summary>
    public static bool IsTold(Letter letter, HashSet<string> silent) =>
        !silent.Contains(letter.FontName ?? "")
        && letter.Value?.Contains('\uFFFD', StringComparison.Ordinal) != true;

    /// <summary>The fonts of a page that do not tell their letters.</summary>
    public static HashSet<string> Names(PdfObjects objects, DictionaryToken page)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (
            new PageTree(objects).Resources(page) is not { } resources
            || objects.Dictionary(resources, "Font") is not { } fonts
        )
        {
            return names;
        }

        foreach (var key in fonts.Data.Keys.Take(Most))
        {
            if (
                objects.Dictionary(fonts, key) is { } font
                && IsSilent(objects, font)
                && objects.Name(font, "BaseFont") is { } name
            )
            {
                names.Add(name);
            }
        }

        return names;
    }

    // Fonts of a known collection, such as Adobe-Japan1, tell letters by its numbers.
    private static bool IsSilent(PdfObjects objects, DictionaryToken font) =>
        objects.Name(font, "Subtype") == "Type0"
        && objects.Resolve(font, "ToUnicode") is null
        && objects.Name(font, "Encoding") is "Identity-H" or "Identity-V"
        && objects.Descendant(font) is { } numbered
        && (
            objects.Dictionary(numbered, "CIDSystemInfo") is not { } system
            || objects.Text(system, "Ordering") is null or "Identity"
        );
}
