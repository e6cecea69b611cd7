using System.Text;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

/// <summary>
/// Writes a document of Word 97, or of Word 6, run by run: each run is a piece of its own, in one or two bytes a
/// character.
/// </summary>
internal sealed class WordFileBuilder
{
    // The order of the parts of the text: body, notes, headers, macros, comments, endnotes, boxes, boxes of headers.
    public const int Main = 0;
    public const int Footnotes = 1;
    public const int Headers = 2;
    public const int Comments = 4;
    public const int Endnotes = 5;
    public const int Boxes = 6;
    public const int HeaderBoxes = 7;

    private const int TextStart = 0x600;
    private const int PageBytes = 512;

    private readonly List<Piece> _runs = [];
    private readonly Dictionary<int, byte[]> _structures = [];
    private readonly List<byte[]> _lists = [];
    private readonly bool _isWord6;
    private int _part;

    public WordFileBuilder(bool isWord6 = false) => _isWord6 = isWord6;

    public bool IsReversed { get; init; }

    public bool IsWithoutPieces { get; init; }

    public bool IsEncrypted { get; init; }

    /// <summary>Whether the header names the table stream that is not there.</summary>
    public bool NamesWrongTable { get; init; }

    public ushort Version { get; init; }

    public ushort Language { get; init; } = 0x0409;

    public bool IsOfMac { get; init; }

    /// <summary>Whether the header of Word 95 says that characters have two bytes.</summary>
    public bool SaysWide { get; init; }

    /// <summary>Encodes the runs of one byte a character.</summary>
    public Encoding Encoding { get; init; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public WordFileBuilder Part(int part)
    {
        _part = part;
        return this;
    }

    /// <param name="character">Modifiers of the characters.</param>
    /// <param name="paragraph">Modifiers of the paragraph, where it has any.</param>
    /// <param name="style">The style of the paragraph.</param>
    /// <param name="change">The modifier of the piece: see <see cref="List"/>.</param>
    public WordFileBuilder Run(
        string text,
        byte[]? character = null,
        byte[]? paragraph = null,
        ushort style = 0,
        ushort change = 0,
        bool isWide = false
    )
    {
        var bytes = (isWide ? Encoding.Unicode : Encoding).GetBytes(text);
        var length = isWide || !_isWord6 ? text.Length : bytes.Length;
        _runs.Add(new(_part, bytes, length, isWide, character ?? [], paragraph, style, change));
        return this;
    }

    /// <summary>A list of modifiers for pieces; the modifier that names it is given back.</summary>
    public ushort List(byte[] modifiers)
    {
        _lists.Add(modifiers);
        return (ushort)(((_lists.Count - 1) << 1) | 1);
    }

    /// <summary>A structure by its index among those that the header points to.</summary>
    public WordFileBuilder Structure(int index, byte[] bytes)
    {
        _structures[index] = bytes;
        return this;
    }

    public byte[] Build() => Compound().Build();

    public CompoundFileBuilder Compound(int sectorShift = 9)
    {
        var (main, table) = Streams();
        var compound = new CompoundFileBuilder(sectorShift).Add("WordDocument", main);
        return _isWord6 ? compound : compound.Add("Data", [1, 2, 3]).Add("0Table", table);
    }

    public (byte[] Main, byte[] Table) Streams()
    {
        // The parts follow each other in the text; in the stream the runs may lie in another order.
        var inText = _runs.OrderBy(run => run.Part).ToList();
        var inStream = IsReversed ? Enumerable.Reverse(inText).ToList() : inText;
        var main = new List<byte>(new byte[TextStart]);
        foreach (var run in inStream)
        {
            run.Offset = main.Count;
            main.AddRange(run.Bytes);
        }

        var textEnd = main.Count;
        Set(12, Pages(main, inStream, isOfParagraphs: false));
        Set(13, Pages(main, inStream, isOfParagraphs: true));
        if (!IsWithoutPieces)
        {
            Set(33, Clx(inText));
        }

        // Whoever reads the table from its beginning reads nothing.
        var table = _isWord6 ? main : [0, 0, 0, 0];
        foreach (var (index, bytes) in _structures)
        {
            var at = (_isWord6 ? 0x58 : 0x9A) + (8 * index);
            Put(main, at, table.Count);
            Put(main, at + 4, bytes.Length);
            table.AddRange(bytes);
        }

        Head(main, textEnd);
        return ([.. main], [.. table]);
    }

    private void Head(List<byte> main, int textEnd)
    {
        Put16(main, 0, _isWord6 ? 0xA5DC : 0xA5EC);
        Put16(
            main,
            2,
            Version != 0 ? Version
                : _isWord6 ? 101
                : 0xC1
        );
        Put16(main, 6, Language);
        Put16(
            main,
            10,
            (IsEncrypted ? 0x0100 : 0) | (NamesWrongTable ? 0x0200 : 0) | (SaysWide ? 0x1000 : 0)
        );
        Put16(main, 20, IsOfMac ? 256 : 0);
        Put(main, 24, TextStart);
        Put(main, 28, textEnd);
        foreach (var part in _runs.GroupBy(run => run.Part))
        {
            Put(main, (_isWord6 ? 0x34 : 0x4C) + (4 * part.Key), part.Sum(run => run.Length));
        }
    }

    private void Set(int index, byte[] bytes) => _structures[index] = bytes;

    private byte[] Clx(List<Piece> inText)
    {
        var (positions, pieces, position) = (new List<byte>(), new List<byte>(), 0);
        foreach (var run in inText)
        {
            positions.AddRange(BitConverter.GetBytes(position));
            position += run.Length;
            var isCompressed = !_isWord6 && !run.IsWide;
            var offset = isCompressed ? (2 * run.Offset) | 0x4000_0000 : run.Offset;
            pieces.AddRange([0, 0]);
            pieces.AddRange(BitConverter.GetBytes(offset));
            pieces.AddRange(BitConverter.GetBytes(run.Change));
        }

        positions.AddRange(BitConverter.GetBytes(position));
        var lists = _lists.SelectMany(list =>
            (byte[])[1, .. BitConverter.GetBytes((ushort)list.Length), .. list]
        );
        var length = BitConverter.GetBytes(positions.Count + pieces.Count);
        return [.. lists, 2, .. length, .. positions, .. pieces];
    }

    // A page for each run: its modifiers end before the byte that counts the runs.
    private byte[] Pages(List<byte> main, List<Piece> inStream, bool isOfParagraphs)
    {
        var (offsets, numbers) = (new List<byte>(), new List<byte>());
        foreach (var run in inStream.Where(run => !isOfParagraphs || run.Paragraph is not null))
        {
            main.AddRange(new byte[(PageBytes - (main.Count % PageBytes)) % PageBytes]);
            offsets.AddRange(BitConverter.GetBytes(run.Offset));
            var number = BitConverter.GetBytes(main.Count / PageBytes);
            numbers.AddRange(_isWord6 ? number[..2] : number);
            main.AddRange(Page(run, isOfParagraphs));
        }

        return [.. offsets, .. BitConverter.GetBytes(int.MaxValue), .. numbers];
    }

    private byte[] Page(Piece run, bool isOfParagraphs)
    {
        byte[] list = isOfParagraphs
            ? [.. BitConverter.GetBytes(run.Style), .. run.Paragraph!]
            : run.Character;

        // Lengths of paragraphs count pairs of bytes; in Word 97 an odd number is told as it is after a zero.
        list = isOfParagraphs && list.Length % 2 != 0 ? [.. list, 0] : list;
        byte[] head =
            !isOfParagraphs ? [(byte)list.Length]
            : _isWord6 ? [(byte)(list.Length / 2)]
            : [0, (byte)(list.Length / 2)];
        var page = new byte[PageBytes];
        BitConverter.TryWriteBytes(page, run.Offset);
        BitConverter.TryWriteBytes(page.AsSpan(4), run.Offset + run.Bytes.Length);
        var at = (PageBytes - 1 - head.Length - list.Length) & ~1;
        page[8] = (byte)(!isOfParagraphs && list.Length == 0 ? 0 : at / 2);
        head.CopyTo(page, at);
        list.CopyTo(page, at + head.Length);
        page[^1] = 1;
        return page;
    }

    private static void Put16(List<byte> bytes, int at, int value) =>
        (bytes[at], bytes[at + 1]) = ((byte)value, (byte)(value >> 8));

    private static void Put(List<byte> bytes, int at, int value)
    {
        Put16(bytes, at, value);
        Put16(bytes, at + 2, value >> 16);
    }

    private sealed record Piece(
        int Part,
        byte[] Bytes,
        int Length,
        bool IsWide,
        byte[] Character,
        byte[]? Paragraph,
        ushort Style,
        ushort Change
    )
    {
        public int Offset { get; set; }
    }
}
