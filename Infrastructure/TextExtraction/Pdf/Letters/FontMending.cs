using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.CompactFontFormat;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Has the library understand fonts that tell their letters in ways that it does not know.</summary>
internal sealed class FontMending(PdfDocument pdf)
{
    private readonly PdfObjects _objects = new(pdf);

    /// <summary>Before the first page is read, as the library keeps fonts, and before their programs are left out.</summary>
    public void Apply(
        IEnumerable<(IndirectReference Number, DictionaryToken Font)> fonts,
        CancellationToken cancellationToken
    )
    {
        foreach (var (number, font) in fonts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (_objects.Resolve(font, "ToUnicode") is StreamToken letters)
                {
                    MendLetters(font, letters);
                }
                else if (Encoding(font) is { } encoding)
                {
                    var told = font.With(NameToken.Encoding, encoding);
                    pdf.Advanced.ReplaceIndirectObject(number, told);
                }
            }
            // One that is damaged is left as it is. The library documents no closed set of exceptions.
            catch (Exception exception)
                when (exception is not (OutOfMemoryException or OperationCanceledException)) { }
        }
    }

    // The library gives a font up whose map of letters has comments.
    private void MendLetters(DictionaryToken font, StreamToken letters)
    {
        var bytes = letters.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner);
        if (
            font.Data["ToUnicode"] is IndirectReferenceToken reference
            && PostScriptComments.Without(bytes.Span) is { } rest
        )
        {
            var entries = new Dictionary<NameToken, IToken>
            {
                [NameToken.Length] = new NumericToken(rest.Length),
            };
            pdf.Advanced.ReplaceIndirectObject(
                reference.Data,
                new StreamToken(new DictionaryToken(entries), rest)
            );
        }
    }

    // A font without an encoding has that of its program (ISO 32000-1, table 114). The library knows this of Type 1, but
    // takes the codes of a compact font for Latin-1.
    private DictionaryToken? Encoding(DictionaryToken font)
    {
        if (
            _objects.Name(font, "Subtype") is not ("Type1" or "MMType1")
            || _objects.Resolve(font, "Encoding") is not null
            || _objects.Dictionary(font, "FontDescriptor") is not { } descriptor
            || _objects.Resolve(descriptor, "FontFile3") is not StreamToken program
            || _objects.Name(program.StreamDictionary, "Subtype") != "Type1C"
        )
        {
            return null;
        }

        var data = new CompactFontFormatData(
            program.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner)
        );
        var names = CompactFontFormatParser.Parse(data).FirstFont.Encoding?.CodeToNameMap;
        if (names is null or { Count: 0 })
        {
            return null;
        }

        var differences = new List<IToken>(2 * names.Count);
        foreach (var (code, name) in names)
        {
            differences.Add(new NumericToken(code));
            differences.Add(NameToken.Create(name));
        }

        return new(
            new Dictionary<NameToken, IToken>
            {
                [NameToken.Type] = NameToken.Encoding,
                [NameToken.Differences] = new ArrayToken(differences),
            }
        );
    }
}
