using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>The code pages that RTF names by their numbers, and by the character sets of fonts.</summary>
internal static class RtfCodePages
{
    public const int Utf8 = 65001;

    public static Encoding Encoding(int codePage) =>
        codePage switch
        {
            Utf8 => System.Text.Encoding.UTF8,
            28591 => System.Text.Encoding.Latin1,
            // To the provider, 0 is the system's code page, which says nothing about the document.
            > 0 and <= ushort.MaxValue => CodePagesEncodingProvider.Instance.GetEncoding(codePage)
                ?? CharacterSets.Western,
            _ => CharacterSets.Western,
        };

    /// <summary>The code page of a font's character set; null where that says nothing (RTF 1.9.1, Font Table).</summary>
    public static int? OfCharset(int charset) =>
        charset == 0 ? 1252 : CharacterSets.CodePageOf(charset);

    /// <summary>Whether the byte begins a character of two bytes.</summary>
    public static bool IsLead(int codePage, byte value) =>
        codePage switch
        {
            932 => value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC),
            936 or 949 or 950 => value is >= 0x81 and <= 0xFE,
            1361 => value
                is (>= 0x84 and <= 0xD3)
                    or (>= 0xD8 and <= 0xDE)
                    or (>= 0xE0 and <= 0xF9),
            _ => false,
        };
}
