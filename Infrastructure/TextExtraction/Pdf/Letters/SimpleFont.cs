using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>What the dictionary of a font with codes of one byte says: ISO 32000-1, 9.6.</summary>
internal sealed class SimpleFont(PdfDocument pdf, DictionaryToken font)
{
    private readonly PdfObjects _objects = new(pdf);

    /// <summary>Whether it says of each letter how wide it is, and which.</summary>
    public bool TellsLetters
    {
        get
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
            var named = Named();
            return HasBaseEncoding
                || AreDrawingsNamed(named.Values)
                || codes.All(code => named.ContainsKey(code) || map.Contains(code));
        }
    }

    private bool HasBaseEncoding =>
        _objects.Name(font, "Encoding") is not null
        || (
            _objects.Dictionary(font, "Encoding") is { } encoding
            && _objects.Name(encoding, "BaseEncoding") is not null
        );

    private int? Number(string key) => (_objects.Resolve(font, key) as NumericToken)?.Int;

    /// <summary>Whether the letters that there are drawings of, if that is told, all have codes.</summary>
    private bool AreDrawingsNamed(IEnumerable<string> named) =>
        _objects.Dictionary(font, "FontDescriptor") is { } descriptor
        && _objects.Text(descriptor, "CharSet") is { Length: > 0 } drawn
        && drawn.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is { Length: > 0 } names
        && names.All(named.ToHashSet(StringComparer.Ordinal).Contains);

    private Dictionary<int, string> Named()
    {
        var names = new Dictionary<int, string>();
        if (_objects.Dictionary(font, "Encoding") is { } encoding)
        {
            var code = 0;
            foreach (var token in _objects.Array(encoding, "Differences"))
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
