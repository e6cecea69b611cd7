using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>What the dictionary of a font with codes of one byte says: ISO 32000-1, 9.6.</summary>
internal sealed partial class SimpleFont(PdfDocument pdf, DictionaryToken font)
{
    // No map of 256 codes is as long.
    private const int LongestMap = 100_000;

    private readonly PdfObjects _objects = new(pdf);

    /// <summary>Whether it says of each letter how wide it is, and which.</summary>
    public bool TellsLetters
    {
        get
        {
            var widths = _objects.Array(font, "Widths");
            if (
                Number("FirstChar") is not { } first
                || Number("LastChar") is not { } last
                || widths.Count <= last - first
                || HasBrokenMap
            )
            {
                return false;
            }

            var codes = widths
                .Select((width, index) => (Width: _objects.Resolve(width), Code: first + index))
                .Where(letter => letter.Width is not NumericToken { Double: 0 })
                .Select(letter => letter.Code);
            return AreNamed || codes.All(new HashSet<int>(Named().Concat(Mapped())).Contains);
        }
    }

    // PdfPig puts up with one in some kinds of fonts only.
    private bool HasBrokenMap => font.Data.ContainsKey("ToUnicode") && !Mapped().Any();

    // A code that neither names nor a map have is not used: producers write what is used, with the widths of all in between.
    private bool AreNamed =>
        _objects.Name(font, "Encoding") is not null
        || (
            _objects.Dictionary(font, "Encoding") is { } encoding
            && (
                _objects.Name(encoding, "BaseEncoding") is not null
                || _objects.Resolve(font, "ToUnicode") is StreamToken
            )
        );

    private int? Number(string key) => (_objects.Resolve(font, key) as NumericToken)?.Int;

    private IEnumerable<int> Named()
    {
        if (_objects.Dictionary(font, "Encoding") is not { } encoding)
        {
            yield break;
        }

        var code = 0;
        foreach (var token in _objects.Array(encoding, "Differences"))
        {
            if (token is NumericToken number)
            {
                code = number.Int;
            }
            else
            {
                yield return code++;
            }
        }
    }

    /// <summary>The codes that ToUnicode has: pairs of a code and its text, and ranges of codes with theirs.</summary>
    private IEnumerable<int> Mapped()
    {
        if (
            _objects.Resolve(font, "ToUnicode") is not StreamToken { Data.Length: < LongestMap } map
        )
        {
            yield break;
        }

        var bytes = map.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner);
        var text = Encoding.Latin1.GetString(bytes.Span[..Math.Min(bytes.Length, LongestMap)]);
        foreach (Match pair in Pair().Matches(Between(text, "bfchar")))
        {
            yield return Code(pair.Groups["code"]);
        }

        foreach (Match range in CodeRange().Matches(Between(text, "bfrange")))
        {
            var (first, last) = (Code(range.Groups["first"]), Code(range.Groups["last"]));
            for (var code = first; code <= last; code++)
            {
                yield return code;
            }
        }
    }

    private static string Between(string text, string name) =>
        string.Join(
            '\n',
            text.Split("begin" + name)[1..].Select(part => part.Split("end" + name)[0])
        );

    private static int Code(Group digits) =>
        int.Parse(digits.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"<(?<code>[0-9A-Fa-f]{2})>\s*<[^>]*>",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Pair();

    [GeneratedRegex(
        @"<(?<first>[0-9A-Fa-f]{2})>\s*<(?<last>[0-9A-Fa-f]{2})>\s*(?:<[^>]*>|\[[^\]]*\])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex CodeRange();
}
