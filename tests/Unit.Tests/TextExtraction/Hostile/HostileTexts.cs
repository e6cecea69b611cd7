using System.Buffers.Binary;
using System.Text;
using ApplyFunctions.Unit.Tests.TextExtraction.Doc;
using static ApplyFunctions.Unit.Tests.TextExtraction.Hostile.Bombs;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>Documents of old Word, rich text and plain text that do harm.</summary>
internal static class HostileTexts
{
    private const int Most = 10_000_000;

    public static IEnumerable<(string Name, Func<byte[]> Build)> All { get; } =
    [
        ("doc: a FAT in a circle", () => Fat(i => (uint)(i == 0 ? 1 : 0))),
        ("doc: a FAT of sectors that follow themselves", () => Fat(i => (uint)i)),
        ("doc: a FAT that leads out of the file", () => Fat(_ => 0x7FFFFFFF)),
        ("doc: a directory in a circle", () => Directory(68, 1)),
        ("doc: a directory that leads out of the file", () => Directory(72, 0x7FFFFFFF)),
        ("doc: a stream of 4 GB", () => Directory(120, uint.MaxValue)),
        ("doc: 2^31 FAT sectors", () => Header(44, int.MaxValue)),
        ("doc: a DIFAT in a circle", Difat),
        ("doc: sectors of 2^255 bytes", () => Header(30, 0xFF)),
        ("doc: fields nested 1,000,000 deep", () => Fields(1_000_000)),
        ("doc: pieces of 2^31 characters", () => Changed(0x4C, int.MaxValue)),
        ("doc: 2^31 bytes of pieces", () => Changed(0x9A + (8 * 33) + 4, int.MaxValue)),
        ("doc: pieces at 2^31", () => Changed(0x9A + (8 * 33), int.MaxValue)),
        ("rtf: groups nested 1,000,000 deep", () => Rtf("{", 1_000_000)),
        ("rtf: groups nested 10,000,000 deep", () => Rtf("{", Most)),
        ("rtf: binary data of 2^31 bytes", () => Rtf(@"\bin2147483647 ", 500_000)),
        ("rtf: negative binary data", () => Rtf(@"\bin-1 ", 500_000)),
        ("rtf: letters by number", () => Rtf(@"\u9731 ?", 1_000_000)),
        ("rtf: letters that skip 2^31", () => Rtf(@"\uc2147483647\u9731 ", 500_000)),
        ("rtf: paragraphs", () => Rtf(@"\par", 2_000_000)),
        (
            "rtf: fields nested 200,000 deep",
            () => Rtf(@"{\field{\*\fldinst HYPERLINK x}{\fldrslt a", 200_000)
        ),
        ("rtf: cells nested 500,000 deep", () => Rtf(@"\itap500000\cell ", 500_000)),
        ("rtf: fonts", () => Rtf(@"{\fonttbl{\f2147483647\fcharset128 a;}}\f1 ", 200_000)),
        ("text: 10 MB of one letter", () => Text("a")),
        ("text: 10 MB of line ends", () => Text("\n")),
        ("text: 10 MB of spaces", () => Text(" ")),
        ("text: 10 MB of marks on one letter", () => Text("\u0301")),
        ("text: 10 MB of ligatures", () => Text("\uFDFA")),
        ("text: 10 MB of soft hyphens at line ends", () => Text("a\u00AD\n")),
        ("text: 10 MB of directions", () => Text("\u202E")),
        ("text: 10 MB of surrogates", () => Text("\U0001F469\u200D")),
        (
            "text: 10 MB in UTF-16 without a mark",
            () => Encoding.Unicode.GetBytes(Repeat("a ", Most / 4))
        ),
        ("text: 10 MB of bytes that are no UTF-8", () => [.. Enumerable.Repeat((byte)0xE4, Most)]),
    ];

    private static byte[] Fat(Func<int, uint> next)
    {
        var compound = Word().Compound();
        var file = compound.Build();
        for (var i = 0; i < 100; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(compound.Fat + (4 * i)), next(i));
        }

        return file;
    }

    private static byte[] Directory(int field, uint value)
    {
        var compound = Word().Compound();
        var file = compound.Build();
        for (var entry = 0; entry < 3; entry++)
        {
            var at = compound.Directory + (entry * CompoundFileBuilder.DirectoryEntryBytes) + field;
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
        }

        return file;
    }

    private static byte[] Header(int field, int value)
    {
        var file = Word().Build();
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(field), value);
        return file;
    }

    private static byte[] Difat()
    {
        var file = Word().Build();
        file.AsSpan(CompoundFileBuilder.FirstDifatSector, 8).Clear();
        file.AsSpan(512, 512).Clear();
        return file;
    }

    private static byte[] Fields(int times) =>
        new WordFileBuilder().Run(new string('\x13', times) + "a\r").Build();

    // [MS-DOC] 2.5: at 0x4C stand the characters of the text, at 0x9A pairs of the place and the length of a structure.
    private static byte[] Changed(int field, int value)
    {
        var (main, table) = Word().Streams();
        BinaryPrimitives.WriteInt32LittleEndian(main.AsSpan(field), value);
        return new CompoundFileBuilder().Add("WordDocument", main).Add("0Table", table).Build();
    }

    private static WordFileBuilder Word() =>
        new WordFileBuilder().Run(new string('a', 30_000) + "\r");

    private static byte[] Rtf(string piece, int times) => Bytes(@"{\rtf1 " + Repeat(piece, times));

    private static byte[] Text(string piece) =>
        Encoding.UTF8.GetBytes("a" + Repeat(piece, Most / Encoding.UTF8.GetByteCount(piece)));
}
