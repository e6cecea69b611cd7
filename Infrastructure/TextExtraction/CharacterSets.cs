using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>The character sets of fonts, as Windows numbers them and both rtf and doc name them.</summary>
internal static class CharacterSets
{
    /// <summary>What a document means that names no other: Windows' code page of Western Europe.</summary>
    public static Encoding Western { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The code page that a character set is written in; null where it says nothing, as the Western one does.</summary>
    public static int? CodePageOf(int characterSet) =>
        characterSet switch
        {
            77 => 10000,
            78 => 10001,
            79 => 10003,
            80 => 10008,
            81 => 10002,
            83 => 10005,
            84 => 10004,
            85 => 10006,
            86 => 10081,
            87 => 10021,
            88 => 10029,
            89 => 10007,
            128 => 932,
            129 => 949,
            130 => 1361,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 => 437,
            255 => 850,
            _ => null,
        };
}
