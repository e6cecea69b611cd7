using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Looks up what dictionaries of a PDF hold, wherever in the file it is.</summary>
internal sealed class PdfObjects(PdfDocument pdf)
{
    // References to references are not allowed, but a damaged file may hold a circle of them.
    private const int MostSteps = 8;

    // Text that a stream holds instead of a string, in bytes; compressed, it may be a thousand times as long.
    private const int LongestStream = 100_000;
    private const int LongestCompressed = 10_000;

    public DictionaryToken Catalog => pdf.Structure.Catalog.CatalogDictionary;

    public DictionaryToken? Dictionary(DictionaryToken dictionary, string key) =>
        Resolve(dictionary, key) as DictionaryToken;

    public IReadOnlyList<IToken> Array(DictionaryToken dictionary, string key) =>
        Resolve(dictionary, key) is ArrayToken array ? array.Data : [];

    /// <summary>The part of a composite font that has its letters: ISO 32000-1, 9.7.</summary>
    public DictionaryToken? Descendant(DictionaryToken font) =>
        Array(font, "DescendantFonts") is [var first, ..]
            ? Resolve(first) as DictionaryToken
            : null;

    public string? Name(DictionaryToken dictionary, string key) =>
        Resolve(dictionary, key) is NameToken name ? name.Data : null;

    public string? Text(DictionaryToken dictionary, string key) => TextOf(Resolve(dictionary, key));

    public IToken? Resolve(DictionaryToken dictionary, string key) =>
        dictionary.Data.TryGetValue(key, out var token) ? Resolve(token) : null;

    public IToken? Resolve(IToken? token)
    {
        for (var steps = 0; token is IndirectReferenceToken reference && steps < MostSteps; steps++)
        {
            token = pdf.Structure.TokenScanner.Get(reference.Data)?.Data;
        }

        return token;
    }

    public string? TextOf(IToken? token) =>
        Resolve(token) switch
        {
            StringToken text => text.Data,
            HexToken hex => Decoded(hex.Bytes),
            StreamToken stream => Decoded(Content(stream)),
            _ => null,
        };

    private static ReadOnlySpan<byte> Content(StreamToken stream)
    {
        if (!stream.StreamDictionary.ContainsKey(NameToken.Filter))
        {
            return stream.Data.Length <= LongestStream ? stream.Data.Span : [];
        }

        var content =
            stream.Data.Length <= LongestCompressed
                ? stream.Decode(DefaultFilterProvider.Instance).Span
                : [];
        return content[..Math.Min(content.Length, LongestStream)];
    }

    // Of PDFDocEncoding, Latin-1 is what matters.
    private static string Decoded(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            _ => Encoding.Latin1.GetString(bytes),
        };
}
