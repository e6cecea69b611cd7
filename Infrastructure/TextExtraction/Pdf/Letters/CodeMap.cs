using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>The codes of one byte for which a font says what they mean: ISO 32000-1, 9.10.3.</summary>
internal static partial class CodeMap
{
    // No map of 256 codes is as long.
    private const int Longest = 100_000;

    /// <summary>Null where what should be a map is none.</summary>
    public static HashSet<int>? Of(PdfDocument pdf, DictionaryToken font)
    {
        if (
            new PdfObjects(pdf).Resolve(font, "ToUnicode")
            is not StreamToken { Data.Length: < Longest } map
        )
        {
            return null;
        }

        var bytes = map.Decode(pdf.Structure.FilterProvider, pdf.Structure.TokenScanner);
        var text = Encoding.Latin1.GetString(bytes.Span[..Math.Min(bytes.Length, Longest)]);
        var codes = new HashSet<int>();
        foreach (Match pair in Pair().Matches(Between(text, "bfchar")))
        {
            codes.Add(Code(pair.Groups["code"]));
        }

        foreach (Match range in CodeRange().Matches(Between(text, "bfrange")))
        {
            var (first, last) = (Code(range.Groups["first"]), Code(range.Groups["last"]));
            if (range.Groups["texts"] is { Success: true } texts && Count(texts) <= last - first)
            {
                return null;
            }

            codes.UnionWith(Enumerable.Range(first, Math.Max(0, last - first + 1)));
        }

        return codes.Count == 0 ? null : codes;
    }

    private static string Between(string text, string name) =>
        string.Join(
            '\n',
            text.Split("begin" + name)[1..].Select(part => part.Split("end" + name)[0])
        );

    private static int Count(Group texts) => texts.ValueSpan.Count('<');

    private static int Code(Group digits) =>
        int.Parse(digits.ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"<(?<code>[0-9A-Fa-f]{2})>\s*<[^>]*>",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Pair();

    [GeneratedRegex(
        @"<(?<first>[0-9A-Fa-f]{2})>\s*<(?<last>[0-9A-Fa-f]{2})>\s*(?:<[^>]*>|\[(?<texts>[^\]]*)\])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex CodeRange();
}
