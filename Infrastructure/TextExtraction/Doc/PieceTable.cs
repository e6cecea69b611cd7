using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>A stretch of the text that lies in one piece in the stream.</summary>
/// <param name="Start">The position of its first character in the text.</param>
/// <param name="Offset">Of its first byte in the stream.</param>
/// <param name="IsWide">Whether a character has 16 bits.</param>
/// <param name="Format">Set for all of it, over what its characters are set to.</param>
/// <param name="List">Set for all paragraphs that end in it, over what they are set to.</param>
internal readonly record struct Piece(
    int Start,
    int End,
    int Offset,
    bool IsWide,
    CharacterFormat Format,
    ListPlace List
)
{
    public int Width => IsWide ? 2 : 1;
}

/// <summary>Tells where in the stream the text is, piece by piece ([MS-DOC] 2.9.38 Clx, 2.8.35 PlcPcd).</summary>
internal sealed class PieceTable
{
    private const byte ListOfSprms = 1;
    private const byte Pieces = 2;
    private const int MostLists = 0x8000;
    private const int Compressed = 0x4000_0000;

    private readonly List<Piece> _pieces = [];
    private readonly WordVersion _version;
    private readonly bool _isWide;

    private PieceTable(Fib fib) =>
        (_version, _isWide) = (fib.Version, fib.Version == WordVersion.Word6 && fib.IsWide);

    /// <summary>In the order of the text, without an overlap.</summary>
    public IReadOnlyList<Piece> All => _pieces;

    public int Length => _pieces.Count == 0 ? 0 : _pieces[^1].End;

    /// <summary>Null where there is no piece table, or one of which nothing makes sense.</summary>
    public static PieceTable? Read(Fib fib, byte[] table)
    {
        var pieces = new PieceTable(fib);
        var formats = new List<(CharacterFormat, ListPlace)>();
        var clx = fib.Find(Structure.Clx, table);
        while (clx.U8(0) == ListOfSprms && formats.Count < MostLists)
        {
            int length = clx.U16(1);
            formats.Add(Read(clx.Part(3, length), fib.Version));
            clx = clx.Part(3 + length);
        }

        if (clx.U8(0) == Pieces)
        {
            pieces.Add(clx.Part(5, clx.I32(1)), formats);
        }

        return pieces._pieces.Count == 0 ? null : pieces;
    }

    /// <summary>The text as one piece, between the two offsets that the header tells.</summary>
    public static PieceTable Whole(Fib fib, byte[] main)
    {
        var pieces = new PieceTable(fib);
        var (start, end) = (fib.TextStart, Math.Min(fib.TextEnd, main.Length));
        if (start > 0 && end > start)
        {
            var isWide =
                fib.Version == WordVersion.Word97
                    ? end - start == 2 * fib.TextLength
                        || LooksWide(main.AsSpan(start, end - start))
                    : pieces._isWide;
            var length = (end - start) / (isWide ? 2 : 1);
            pieces._pieces.Add(new(0, length, start, isWide, default, default));
        }

        return pieces;
    }

    private void Add(
        ReadOnlySpan<byte> list,
        List<(CharacterFormat Format, ListPlace List)> formats
    )
    {
        var count = Math.Max(0, (list.Length - 4) / 12);
        for (var i = 0; i < count; i++)
        {
            var (start, end) = (list.I32(4 * i), list.I32(4 * (i + 1)));
            if (start < Length || end <= start)
            {
                continue;
            }

            var piece = list.Part((4 * (count + 1)) + (8 * i), 8);
            var offset = piece.I32(2);
            var isWide = _isWide;
            if (_version == WordVersion.Word97)
            {
                isWide = (offset & Compressed) == 0;
                offset = isWide ? offset : (offset & ~Compressed) / 2;
            }

            if (offset >= 0)
            {
                var (format, place) = Change(piece.U16(6), formats);
                _pieces.Add(new(start, end, offset, isWide, format, place));
            }
        }
    }

    // Either the number of a list, or one modifier: seven bits for which, as Word 6 counts them, and its operand.
    private static (CharacterFormat Format, ListPlace List) Change(
        ushort modifier,
        List<(CharacterFormat Format, ListPlace List)> formats
    ) =>
        (modifier & 1) != 0
            ? formats.ElementAtOrDefault(modifier >> 1)
            : Read([(byte)((modifier >> 1) & 0x7F), (byte)(modifier >> 8)], WordVersion.Word6);

    private static (CharacterFormat Format, ListPlace List) Read(
        ReadOnlySpan<byte> list,
        WordVersion version
    ) => (CharacterFormat.Read(list, version), ParagraphFormat.Read(style: 0, list, version).List);

    // Of a text in Latin letters, and of the spaces and line ends of any other, every second byte is zero.
    private static bool LooksWide(ReadOnlySpan<byte> text)
    {
        var zeros = 0;
        for (var at = 1; at < text.Length; at += 2)
        {
            zeros += text[at] == 0 ? 1 : 0;
        }

        return zeros > text.Length / 20;
    }
}
