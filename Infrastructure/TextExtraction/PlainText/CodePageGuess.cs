using System.Text;
using UtfUnknown;

namespace ApplyFunctions.Infrastructure.TextExtraction.PlainText;

/// <summary>
/// Guesses the 8-bit code page of a text. A statistical detector tells the scripts apart well, but the code pages of one
/// script badly, and takes western text with few accents for almost anything. So it is asked only about text whose
/// words are of other letters than Latin ones; among the code pages of a script, their letters decide.
/// </summary>
internal static class CodePageGuess
{
    private const int SampleBytes = 32 * 1_024;
    private const int LongestCharacter = 4;
    private const float TrustedConfidence = 0.4f;
    private const float TrustedConfidenceOfEastAsian = 0.9f;

    // What browsers and editors assume of 8-bit text in western languages (https://encoding.spec.whatwg.org).
    private static readonly Encoding Western = CodePage(1252);
    private static readonly Encoding[] CentralEuropean = [CodePage(1250), CodePage(28592)];

    // Windows, KOI8-U (of which KOI8-R lacks a few letters), ISO 8859, DOS, Macintosh.
    private static readonly Encoding[] Cyrillic =
    [
        CodePage(1251),
        CodePage(21866),
        CodePage(28595),
        CodePage(866),
        CodePage(10007),
    ];
    private static readonly Dictionary<string, int> EastAsian = new(StringComparer.Ordinal)
    {
        ["SHIFT-JIS"] = 932,
        ["EUC-JP"] = 51932,
        ["EUC-KR"] = 949,
        ["UHC"] = 949,
        ["BIG5"] = 950,
        ["GB18030"] = 54936,
    };
    private static readonly Encoding[] Greek = [CodePage(1253), CodePage(28597)];

    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        var start = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF));
        var sample = bytes[start..Math.Min(bytes.Length, start + SampleBytes)].ToArray();
        var isForeign = HasForeignWords(sample);
        if (!isForeign && !MayBeEastAsian(sample))
        {
            return WesternOrCentralEuropean(sample);
        }

        var found = CharsetDetector.DetectFromBytes(sample).Detected;
        var name = found?.EncodingName.ToUpperInvariant() ?? "";
        if (
            EastAsian.TryGetValue(name, out var eastAsian)
            && found!.Confidence >= TrustedConfidenceOfEastAsian
            && IsWhole(sample, eastAsian)
        )
        {
            return CodePage(eastAsian);
        }

        return name switch
        {
            _ when !isForeign => WesternOrCentralEuropean(sample),
            _ when found is not { Confidence: >= TrustedConfidence } => LetterSense.Best(
                sample,
                [.. Cyrillic, .. Greek]
            ),
            "WINDOWS-1253" or "ISO-8859-7" => LetterSense.Best(sample, Greek),
            "WINDOWS-1255" or "ISO-8859-8" => CodePage(1255),
            "WINDOWS-1256" => CodePage(1256),
            "ISO-8859-6" => CodePage(28596),
            "TIS-620" => CodePage(874),
            "WINDOWS-1251"
            or "KOI8-R"
            or "ISO-8859-5"
            or "IBM866"
            or "IBM855"
            or "X-MAC-CYRILLIC" => LetterSense.Best(sample, Cyrillic),
            _ => LetterSense.Best(sample, [.. Cyrillic, .. Greek]),
        };
    }

    // Of Latin words, a few letters are accented; of others, all letters are beyond ASCII.
    private static bool HasForeignWords(ReadOnlySpan<byte> sample)
    {
        var (all, foreign) = (0, 0);
        var (letters, high) = (0, 0);
        for (var at = 0; at <= sample.Length; at++)
        {
            if (at < sample.Length && (sample[at] >= 0x80 || char.IsAsciiLetter((char)sample[at])))
            {
                letters++;
                high += sample[at] >= 0x80 ? 1 : 0;
                continue;
            }

            all += high;
            foreign += high >= 3 && high * 4 >= letters * 3 ? high : 0;
            (letters, high) = (0, 0);
        }

        return foreign * 2 > all;
    }

    // Of western text, accented letters are a twentieth.
    private static bool MayBeEastAsian(byte[] sample) =>
        sample.Count(value => value >= 0x80) > sample.Length * 3 / 10;

    private static bool IsWhole(byte[] sample, int codePage)
    {
        try
        {
            CodePagesEncodingProvider
                .Instance.GetEncoding(
                    codePage,
                    EncoderFallback.ExceptionFallback,
                    DecoderFallback.ExceptionFallback
                )!
                .GetCharCount(sample);
            return true;
        }
        catch (DecoderFallbackException exception)
        {
            // The end of the sample may cut off the last character.
            return exception.Index >= sample.Length - LongestCharacter;
        }
    }

    private static Encoding WesternOrCentralEuropean(ReadOnlySpan<byte> sample)
    {
        // Letters of Polish are signs in windows-1252, which never stand between letters.
        var signs = LetterSense.SignsAmongLetters(sample, Western);

        // Two letters that no western language has both of: ì and ø are ě and ř of Czech, õ and û are ő and ű of
        // Hungarian.
        var isStrange =
            (sample.Contains((byte)0xEC) && sample.Contains((byte)0xF8))
            || (sample.Contains((byte)0xF5) && sample.Contains((byte)0xFB));
        if (signs < 2 && !isStrange)
        {
            return Western;
        }

        var (best, fewest) = (Western, isStrange ? signs + 1 : signs - 1);
        foreach (var encoding in CentralEuropean)
        {
            var others = LetterSense.SignsAmongLetters(sample, encoding);
            if (others < fewest && others * 10 <= signs)
            {
                (best, fewest) = (encoding, others);
            }
        }

        return best;
    }

    private static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number)!;
}
