namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>A document opened: where its characters are, and how they are formatted.</summary>
internal sealed class DocFile
{
    private readonly byte[] _main;
    private readonly byte[] _table = [];
    private readonly Fib _fib;
    private readonly PieceTable _pieces;
    private long _mayRead;

    /// <param name="tables">
    /// The streams that may hold the tables, the likeliest first: the first in which there is a piece table does.
    /// </param>
    public DocFile(byte[] main, IEnumerable<byte[]> tables, Fib fib)
    {
        (_main, _fib) = (main, fib);
        PieceTable? pieces = null;
        foreach (var table in tables.TakeWhile(_ => pieces is null))
        {
            _table = table;
            pieces = PieceTable.Read(fib, table);
        }

        HasGaps = pieces is null && fib.Version == WordVersion.Word97;
        _pieces = pieces ?? PieceTable.Whole(fib, main);

        // Pieces may share bytes, as copies of a text do; those of a hostile file would all share all.
        _mayRead = (4L * main.Length) + 1_000_000;
        var pages = new FormattedPages(main, _table, fib);
        (Characters, Paragraphs) = (pages.Characters(), pages.Paragraphs());
        Styles = new StyleSheet(fib, _table);
        Fonts = new FontTable(fib, _table);
        Decoder = new TextDecoder(fib, Fonts, Styles);
        Lists = new ListTables(fib, _table, Fonts);
    }

    public bool IsWord97 => _fib.Version == WordVersion.Word97;

    public FormattedRuns<CharacterFormat> Characters { get; }

    public FormattedRuns<ParagraphFormat> Paragraphs { get; }

    public StyleSheet Styles { get; }

    public FontTable Fonts { get; }

    public TextDecoder Decoder { get; }

    public ListTables Lists { get; }

    /// <summary>Whether a part of the text is missing, or where it is was guessed.</summary>
    public bool HasGaps { get; private set; }

    public ReadOnlySpan<byte> Find(Structure structure) => _fib.Find(structure, _table);

    /// <summary>The positions at which a part of the text begins and ends.</summary>
    public (int Start, int End) Range(Subdocument part)
    {
        if (_fib.TextLength == 0)
        {
            return (0, part == Subdocument.Main ? _pieces.Length : 0);
        }

        var start = 0L;
        for (var before = Subdocument.Main; before < part; before++)
        {
            start += _fib.Length(before);
        }

        return (Within(start), Within(start + _fib.Length(part)));

        int Within(long position) => (int)Math.Min(position, _pieces.Length);
    }

    /// <summary>The pieces of which there is something between two positions.</summary>
    public IEnumerable<Piece> Pieces(int start, int end)
    {
        var pieces = _pieces.All;
        var (first, high) = (0, pieces.Count);
        while (first < high)
        {
            var middle = (first + high) / 2;
            (first, high) = pieces[middle].End <= start ? (middle + 1, high) : (first, middle);
        }

        for (; first < pieces.Count && pieces[first].Start < end; first++)
        {
            yield return pieces[first];
        }
    }

    /// <summary>What there is of the text between two offsets: whole characters of a piece.</summary>
    public ReadOnlySpan<byte> Text(long start, long end, int width)
    {
        ReadOnlySpan<byte> main = _main;
        var bytes = main.Part(start, Math.Min(end - start, _mayRead));
        HasGaps |= bytes.Length < end - start;
        return bytes[..(bytes.Length / width * width)];
    }

    public void CountRead(int bytes) => _mayRead -= bytes;
}
