using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>How the bytes of text in a font are to be read.</summary>
internal sealed record RtfFont(int CodePage, Encoding Encoding, Func<byte, char>? Symbols = null)
{
    /// <summary>Whether its bytes, too, are symbols, and not only its characters of the private area.</summary>
    public bool HasSymbolBytes { get; init; }
}

/// <summary>The font table, and the code page of what has no font of its own.</summary>
internal sealed class RtfFonts
{
    private const int SymbolCharset = 2;
    private const int LongestName = 64;

    // No document has as many; a hostile one could.
    private const int MostFonts = 10_000;

    private readonly Dictionary<int, Entry> _entries = [];
    private Entry _current = new();
    private RtfFont? _plain;

    // The code page of the document: \ansicpg, and the older words for the same.
    private int _codePage = 1252;

    // The font that holds where none is set: \deff.
    private int _defaultNumber;

    /// <summary>The font of text that names none.</summary>
    public RtfFont Default => Find(_defaultNumber);

    private RtfFont Plain => _plain ??= new RtfFont(_codePage, RtfCodePages.Encoding(_codePage));

    public RtfFont Find(int number)
    {
        if (!_entries.TryGetValue(number, out var entry))
        {
            return Plain;
        }

        // Not before the font is used has all of its entry been read.
        return entry.Font ??= Resolve(entry);
    }

    /// <summary>Begins the entry of a font.</summary>
    public void Begin(int number)
    {
        _current = new Entry();
        if (_entries.Count < MostFonts)
        {
            _entries[number] = _current;
        }
    }

    public void Apply(RtfWord word, int number)
    {
        switch (word.Action)
        {
            case RtfAction.SetFontCharset:
                _current.Charset = number;
                break;
            case RtfAction.SetFontCodePage:
                _current.CodePage = number;
                break;
            case RtfAction.SetDefaultFont:
                _defaultNumber = number;
                break;
            case RtfAction.SetCodePage:
                _codePage = word.CodePage == 0 ? number : word.CodePage;
                _plain = null;
                break;
        }
    }

    public void AddName(ReadOnlySpan<byte> name)
    {
        if (_current.Name.Length < LongestName)
        {
            _current.Name += Encoding.Latin1.GetString(name[..Math.Min(name.Length, LongestName)]);
        }
    }

    private RtfFont Resolve(Entry entry)
    {
        // A page that covers all of Unicode is more than what a writer's habitual "ANSI" could mean.
        var codePage =
            entry.CodePage
            ?? (_codePage == RtfCodePages.Utf8 ? null : RtfCodePages.OfCharset(entry.Charset))
            ?? _codePage;
        var encoding = RtfCodePages.Encoding(codePage);
        var known = SymbolFonts.Map(entry.Name.AsSpan().TrimEnd("; "));

        // Others that count as symbol fonts mostly have letters where letters are. Every code page has a character
        // for every byte, if only the one for what is none.
        var symbols =
            known
            ?? (entry.Charset == SymbolCharset ? code => encoding.GetString([code])[0] : null);
        return new RtfFont(codePage, encoding, symbols)
        {
            HasSymbolBytes = known is not null && entry.Charset is (SymbolCharset or Entry.Unset),
        };
    }

    private sealed class Entry
    {
        public const int Unset = -1;

        public int Charset { get; set; } = Unset;

        public int? CodePage { get; set; }

        public string Name { get; set; } = "";

        public RtfFont? Font { get; set; }
    }
}
