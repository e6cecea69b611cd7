using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>The code pages of text that is not Unicode.</summary>
internal static class CodePages
{
    /// <summary>
    /// Of what [MS-DOC] 2.9.73 calls compressed text. It has no character at 0x80, 0x8E and 0x9E, where other
    /// writers have those of the code page.
    /// </summary>
    public static Encoding Western { get; } = Get(1252);

    private const int LanguageBits = 0x3FF;
    private const int SerbianCyrillic = 0x0C1A;

    // Chinese as it is written in Taiwan, Hong Kong and Macao.
    private static readonly int[] TraditionalChinese = [0x0404, 0x0C04, 0x1404];

    public static Encoding Get(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.Latin1;

    /// <summary>The code page of Windows for a language ([MS-LCID]).</summary>
    public static int OfLanguage(int language) =>
        (language & LanguageBits) switch
        {
            _ when language == SerbianCyrillic => 1251,
            _ when TraditionalChinese.Contains(language) => 950,
            0x04 => 936,
            0x11 => 932,
            0x12 => 949,
            0x1E => 874,
            0x05 or 0x0E or 0x15 or 0x18 or 0x1A or 0x1B or 0x1C or 0x24 => 1250,
            0x02 or 0x19 or 0x22 or 0x23 or 0x2F => 1251,
            0x08 => 1253,
            0x1F or 0x2C => 1254,
            0x0D => 1255,
            0x01 or 0x20 or 0x29 => 1256,
            0x25 or 0x26 or 0x27 => 1257,
            0x2A => 1258,
            _ => 1252,
        };
}
