using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>The letters under an annotation.</summary>
internal sealed class CoveredText(IReadOnlyList<Glyph> glyphs)
{
    private string? _text;

    public Glyph? Last => glyphs.LastOrDefault(glyph => !glyph.IsSpace);

    /// <summary>Without spaces, of which some may be gaps only.</summary>
    public string Text =>
        _text ??= WithoutSpaces(string.Concat(glyphs.Select(glyph => glyph.Text)));

    public bool Shows(string text) =>
        glyphs.Count > 0 && Text.Contains(WithoutSpaces(text), StringComparison.OrdinalIgnoreCase);

    private static string WithoutSpaces(string text)
    {
        var rest = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character))
            {
                rest.Append(character);
            }
        }

        return rest.ToString();
    }
}
