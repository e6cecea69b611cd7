using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>What the dictionary of a font with codes of one byte says: ISO 32000-1, 9.6.</summary>
internal sealed class SimpleFont(PdfDocument pdf, DictionaryToken font)
{
    private readonly PdfObjects _objects = new(pdf);

    /// <summary>The names that it gives to codes.</summary>
    public IReadOnlyDictionary<int, string> Names { get; } = NamesIn(new PdfObjects(pdf), font);

    /// <summary>Whether it says of each letter how wide it is, and which.</summary>
    /// <param name="areDrawingsNamed">Whether there is no drawing that has no name.</param>
    public bool TellsLetters(bool areDrawingsNamed)
    {
        var widths = _objects.Array(font, "Widths");
        if (
            _objects.Name(font, "Subtype") is not ("Type1" or "MMType1" or "TrueType")
            || Number("FirstChar") is not { } first
            || Number("LastChar") is not { } last
            || widths.Count <= last - first
        )
        {
            return false;
        }

        // PdfPig puts up with a broken one in some kinds of fonts only.
        var map = font.Data.ContainsKey("ToUnicode") ? CodeMap.Of(pdf, font) : [];
        if (map is null)
        {
            return false;
        }

        var codes = widths
            .Select((width, index) => (Width: _objects.Resolve(width), Code: first + index))
            .Where(letter => letter.Width is not NumericToken { Double: 0 })
            .Select(letter => letter.Code);
        return HasBaseEncoding
            || areDrawingsNamed
            || codes.All(code => Names.ContainsKey(code) || map.Contains(code));
    }

    private bool HasBaseEncoding =>
        _objects.Name(font, "Encoding") is not null
        || (
            _objects.Dictionary(font, "Encoding") is { } encoding
            && _objects.Name(encoding, "BaseEncoding") is not null
        );

    private int? Number(string key) => (_objects.Resolve(font, key) as NumericToken)?.Int;

    private static Dictionary<int, string> NamesIn(PdfObjects objects, DictionaryToken font)
    {
        var names = new Dictionary<int, string>();
        if (objects.Dictionary(font, "Encoding") is { } encoding)
        {
            var code = 0;
            foreach (var token in objects.Array(encoding, "Differences"))
            {
                if (token is NumericToken number)
                {
                    code = number.Int;
                }
                else if (token is NameToken name)
                {
                    names[code++] = name.Data;
                }
            }
        }

        return names;
    }
}
