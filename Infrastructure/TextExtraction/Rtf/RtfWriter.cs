using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>
/// Turns bytes and codes into characters. A character of two bytes, or a pair of surrogates, may be spread over
/// several tokens and groups, so what is not yet whole waits for the next.
/// </summary>
/// <param name="isUtf8">Whether bytes that stand raw in the text are UTF-8, whatever the code pages.</param>
internal sealed class RtfWriter(bool isUtf8)
{
    private static readonly RtfFont Utf8 = new(RtfCodePages.Utf8, Encoding.UTF8);

    private byte[] _bytes = new byte[256];
    private int _count;
    private RtfFrame? _frame;
    private RtfFont? _font;
    private char _high;

    /// <summary>Whether the last byte is the first half of a character.</summary>
    public bool IsHalf { get; private set; }

    public void WriteRaw(RtfFrame frame, RtfFont font, ReadOnlySpan<byte> bytes)
    {
        var isAscii = Ascii.IsValid(bytes);
        if (isAscii && _count == 0 && !font.HasSymbolBytes)
        {
            WriteAscii(frame, bytes);
        }
        else
        {
            Write(frame, isUtf8 && !isAscii ? Utf8 : font, bytes);
        }
    }

    public void Write(RtfFrame frame, RtfFont font, ReadOnlySpan<byte> bytes)
    {
        if (font is { HasSymbolBytes: true, Symbols: { } symbols })
        {
            foreach (var value in bytes)
            {
                Write(frame, [symbols(value)]);
            }

            return;
        }

        if (frame != _frame || !font.Encoding.Equals(_font?.Encoding) || _high != 0)
        {
            Flush();
            (_frame, _font) = (frame, font);
        }

        if (_count + bytes.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
        foreach (var value in bytes)
        {
            IsHalf = !IsHalf && RtfCodePages.IsLead(font.CodePage, value);
        }
    }

    public void Write(RtfFrame frame, ReadOnlySpan<char> text)
    {
        Flush();
        frame.Append(text);
    }

    /// <summary>Writes a UTF-16 code unit, or what a symbol font has at a code of the private area.</summary>
    public void WriteUnit(RtfFrame frame, RtfFont font, char unit)
    {
        if (char.IsHighSurrogate(unit))
        {
            Flush();
            (_frame, _font, _high) = (frame, null, unit);
        }
        else if (char.IsLowSurrogate(unit) && _high != 0 && frame == _frame)
        {
            ReadOnlySpan<char> pair = [_high, unit];
            _high = '\0';
            frame.Append(pair);
        }
        else if (unit is >= '\uF020' and <= '\uF0FF')
        {
            WriteSymbol(frame, font, unit);
        }
        else
        {
            Write(frame, [char.IsSurrogate(unit) ? '\uFFFD' : unit]);
        }
    }

    /// <summary>Hands on all that waits, whole or not.</summary>
    public void Flush()
    {
        if (_count > 0)
        {
            _frame!.Append(_font!.Encoding.GetString(_bytes, 0, _count));
            _count = 0;
        }

        if (_high != 0)
        {
            _frame!.Append("\uFFFD");
            _high = '\0';
        }

        IsHalf = false;
    }

    private void WriteSymbol(RtfFrame frame, RtfFont font, char unit)
    {
        if (font.Symbols is { } symbols)
        {
            Write(frame, [symbols((byte)unit)]);
            return;
        }

        // The bullets of Symbol and Wingdings, which writers also use where they name another font.
        Write(
            frame,
            [
                unit switch
                {
                    '\uF0B7' => '•',
                    '\uF0A7' => '▪',
                    _ => unit,
                },
            ]
        );
    }

    private void WriteAscii(RtfFrame frame, ReadOnlySpan<byte> bytes)
    {
        Flush();
        Span<char> characters = stackalloc char[256];
        while (!bytes.IsEmpty)
        {
            var length = Math.Min(bytes.Length, characters.Length);
            Encoding.ASCII.GetChars(bytes[..length], characters);
            frame.Append(characters[..length]);
            bytes = bytes[length..];
        }
    }
}
