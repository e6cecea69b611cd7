namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

internal enum WordVersion
{
    Unknown,

    /// <summary>Word 1 and 2, whose files have another layout.</summary>
    Older,

    /// <summary>Word 6 and Word 95.</summary>
    Word6,

    /// <summary>Word 97 to 2007.</summary>
    Word97,
}

/// <summary>The parts of a document's text, in the order in which they follow each other.</summary>
internal enum Subdocument
{
    Main,
    Footnotes,
    Headers,
    Macros,
    Comments,
    Endnotes,
    Boxes,
    HeaderBoxes,
}

/// <summary>
/// Indexes of the pairs of offset and length by which the header points to its structures ([MS-DOC] 2.5.6). Word 6
/// has the first of them, in the same order.
/// </summary>
internal enum Structure
{
    StyleSheet = 1,
    HeaderStories = 11,
    CharacterPages = 12,
    ParagraphPages = 13,
    Fonts = 15,
    Clx = 33,
    ShapeAnchors = 40,
    HeaderShapeAnchors = 41,
    Drawings = 50,
    Boxes = 56,
    HeaderBoxes = 58,
    ListDefinitions = 73,
    Lists = 74,
}

/// <summary>The header of the stream WordDocument: the file information block ([MS-DOC] 2.5.1).</summary>
internal sealed class Fib(byte[] main)
{
    private const ushort Word6Mark = 0xA5DC;
    private const ushort Word97Mark = 0xA5EC;

    private ReadOnlySpan<byte> Bytes => main;

    public WordVersion Version =>
        Bytes.U16(2) switch
        {
            >= 0xC0 and < 0x200 => WordVersion.Word97,
            > 100 and < 0xC0 => WordVersion.Word6,
            _ when Bytes.U16(0) == Word97Mark => WordVersion.Word97,
            _ when Bytes.U16(0) == Word6Mark => WordVersion.Word6,
            > 0 and <= 100 => WordVersion.Older,
            _ => WordVersion.Unknown,
        };

    public int Language => Bytes.U16(6);

    public bool IsEncrypted => (Bytes.U16(10) & 0x0100) != 0;

    public string TableName => (Bytes.U16(10) & 0x0200) != 0 ? "1Table" : "0Table";

    /// <summary>Of Word 95: whether the text has 16 bits a character.</summary>
    public bool IsWide => (Bytes.U16(10) & 0x1000) != 0;

    /// <summary>Whether the text was written by a Macintosh.</summary>
    public bool IsMac => Bytes.U16(20) == 256;

    public int TextStart => Bytes.I32(24);

    public int TextEnd => Bytes.I32(28);

    /// <summary>Of Word 6: the first page of character and of paragraph properties, and how many there are.</summary>
    public (int First, int Count) Word6Pages(Structure pages)
    {
        var at = pages == Structure.CharacterPages ? 0 : 2;
        return (Bytes.U16(0x18A + at), Bytes.U16(0x18E + at));
    }

    /// <summary>In character positions, which are bytes in Word 6; not negative, but perhaps too long.</summary>
    public int Length(Subdocument part)
    {
        var first = Version == WordVersion.Word97 ? 0x4C : 0x34;
        return Math.Max(0, Bytes.I32(first + (4 * (int)part)));
    }

    /// <summary>The length of all parts.</summary>
    public long TextLength => Enum.GetValues<Subdocument>().Sum(part => (long)Length(part));

    /// <summary>A structure's bytes in the stream that holds them; empty where there is none.</summary>
    public ReadOnlySpan<byte> Find(Structure structure, byte[] table)
    {
        var (start, length) = Place(structure);
        return FromTable(table, start, length);
    }

    /// <summary>The same with all that follows: of some structures the length tells only that of their first part.</summary>
    public ReadOnlySpan<byte> FindWithRest(Structure structure, byte[] table)
    {
        var (start, length) = Place(structure);
        return length > 0 ? FromTable(table, start, int.MaxValue) : [];
    }

    private static ReadOnlySpan<byte> FromTable(ReadOnlySpan<byte> table, uint start, int length) =>
        table.Part(start, length);

    private (uint Start, int Length) Place(Structure structure)
    {
        var isWord97 = Version == WordVersion.Word97;
        if (!isWord97 && structure > Structure.Clx)
        {
            return default;
        }

        var at = (isWord97 ? 0x9A : 0x58) + (8 * (int)structure);
        return (Bytes.U32(at), Bytes.I32(at + 4));
    }
}
