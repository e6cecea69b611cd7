namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

internal enum RtfToken
{
    /// <summary>The document is over.</summary>
    End,
    GroupStart,
    GroupEnd,

    /// <summary>A control word: <see cref="RtfTokenizer.Bytes"/> is its name.</summary>
    Word,

    /// <summary>A control symbol: <see cref="RtfTokenizer.Byte"/> stands after the backslash.</summary>
    Symbol,

    /// <summary>A byte of text, written as <c>\'hh</c>: <see cref="RtfTokenizer.Byte"/>.</summary>
    Hex,

    /// <summary>A run of text in <see cref="RtfTokenizer.Bytes"/>.</summary>
    Text,
}

/// <summary>Cuts RTF into its tokens. Every sequence of bytes has tokens, and each byte is looked at once.</summary>
internal sealed class RtfTokenizer(byte[] document, int start)
{
    private int _at = start;
    private Range _range;

    /// <summary>What a control word's number says; null where it has none.</summary>
    public int? Number { get; private set; }

    public byte Byte { get; private set; }

    public ReadOnlySpan<byte> Bytes => document.AsSpan(_range);

    public RtfToken Next()
    {
        // Line ends in the file lay out the source; those of the text are control words.
        while (_at < document.Length && document[_at] is (byte)'\r' or (byte)'\n')
        {
            _at++;
        }

        if (_at >= document.Length)
        {
            return RtfToken.End;
        }

        switch (document[_at])
        {
            case (byte)'{':
                _at++;
                return RtfToken.GroupStart;
            case (byte)'}':
                _at++;
                return RtfToken.GroupEnd;
            case (byte)'\\':
                _at++;
                return Escape();
            default:
                return Text();
        }
    }

    /// <summary>
    /// Takes a byte that would have a meaning of its own, but is the second of a character whose first stands raw in
    /// the text (RTF-J).
    /// </summary>
    public bool TryTakeTrail(out byte trail)
    {
        trail = _at < document.Length ? document[_at] : (byte)0;
        var isSpecial = trail is (byte)'\\' or (byte)'{' or (byte)'}';
        if (!isSpecial || IsHex(_at))
        {
            return false;
        }

        _at++;
        return true;
    }

    private RtfToken Text()
    {
        var rest = document.AsSpan(_at);
        var length = rest.IndexOfAny("\\{}\r\n"u8);
        length = length < 0 ? rest.Length : length;
        _range = _at..(_at + length);
        _at += length;
        return RtfToken.Text;
    }

    private RtfToken Escape()
    {
        if (_at >= document.Length)
        {
            return RtfToken.End;
        }

        if (char.IsAsciiLetter((char)document[_at]))
        {
            return Word();
        }

        if (IsHex(_at - 1))
        {
            Byte = (byte)((Digit(_at + 1) << 4) | Digit(_at + 2));
            _at += 3;
            return RtfToken.Hex;
        }

        // A byte that the end of the document cuts off says nothing.
        if (document[_at] == '\'' && document.Length - _at < 3)
        {
            return RtfToken.End;
        }

        Byte = document[_at++];
        return RtfToken.Symbol;
    }

    private RtfToken Word()
    {
        var name = _at;
        while (_at < document.Length && char.IsAsciiLetter((char)document[_at]))
        {
            _at++;
        }

        _range = name.._at;
        Number = ReadNumber();
        if (_at < document.Length && document[_at] == ' ')
        {
            _at++;
        }

        // The bytes that follow are no RTF at all, and may look like anything.
        if (Number > 0 && Bytes.SequenceEqual("bin"u8))
        {
            _at += Math.Min(Number.Value, document.Length - _at);
        }

        return RtfToken.Word;
    }

    private int? ReadNumber()
    {
        var at = _at;
        var isNegative = at < document.Length && document[at] == '-';
        at += isNegative ? 1 : 0;
        var digits = at;
        var number = 0L;
        while (at < document.Length && char.IsAsciiDigit((char)document[at]))
        {
            number = Math.Min((number * 10) + document[at++] - '0', int.MaxValue);
        }

        if (at == digits)
        {
            return null;
        }

        _at = at;
        return (int)(isNegative ? -number : number);
    }

    private bool IsHex(int at) =>
        at + 3 < document.Length
        && document[at] == '\\'
        && document[at + 1] == '\''
        && char.IsAsciiHexDigit((char)document[at + 2])
        && char.IsAsciiHexDigit((char)document[at + 3]);

    private int Digit(int at) =>
        document[at] <= '9' ? document[at] - '0' : (document[at] | 0x20) - 'a' + 10;
}
