using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// The characters of an XML part. Where the encoding that it names is not known, or bytes or characters are none of
/// XML's, the rest can still be read: such characters are replaced.
/// </summary>
internal sealed partial class PartCharacters : TextReader
{
    private const int BufferBytes = 8 * 1_024;
    private const int DeclarationBytes = 128;

    // Control characters and noncharacters (XML 1.0, 2.2).
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([
        .. Enumerable.Range(0, ' ').Select(code => (char)code).Except(['\t', '\n', '\r']),
        '\uFFFE',
        '\uFFFF',
    ]);

    private readonly Stream _part;
    private readonly byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private readonly Decoder _decoder;
    private int _at;
    private int _end;
    private bool _isOver;

    public PartCharacters(Stream part)
    {
        _part = part;
        _end = part.ReadAtLeast(_bytes, DeclarationBytes, throwOnEndOfStream: false);
        (var encoding, _at) = EncodingOf(_bytes.AsSpan(0, _end));
        _decoder = encoding.GetDecoder();
    }

    public override int Peek() => throw new NotSupportedException();

    public override int Read() => throw new NotSupportedException();

    public override int Read(char[] buffer, int index, int count)
    {
        var characters = buffer.AsSpan(index, count);
        var made = 0;
        while (made == 0 && !_isOver && count > 0)
        {
            if (_at == _end)
            {
                (_at, _end) = (0, _part.Read(_bytes));
                _isOver = _end == 0;
            }

            _decoder.Convert(
                _bytes.AsSpan(_at.._end),
                characters,
                _isOver,
                out var used,
                out made,
                out _
            );
            _at += used;
        }

        Replace(characters[..made]);
        return made;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _part.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Replace(Span<char> characters)
    {
        for (var at = characters.IndexOfAny(Forbidden); at >= 0; )
        {
            characters[at] = ' ';
            characters = characters[(at + 1)..];
            at = characters.IndexOfAny(Forbidden);
        }
    }

    // A byte order mark, or the order of the bytes in the first characters, is worth more than what is declared.
    private static (Encoding Encoding, int Start) EncodingOf(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            [(byte)'<', 0, ..] => (Encoding.Unicode, 0),
            [0, (byte)'<', ..] => (Encoding.BigEndianUnicode, 0),
            _ => (Declared(head[..Math.Min(head.Length, DeclarationBytes)]), 0),
        };

    private static Encoding Declared(ReadOnlySpan<byte> head)
    {
        var name = Declaration().Match(Encoding.ASCII.GetString(head)).Groups["name"].Value;
        try
        {
            // That of several bytes a unit would have shown.
            return name.Length == 0 || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(name)
                    ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex(
        """^<\?xml[^>]*?\sencoding\s*=\s*["'](?<name>[A-Za-z0-9._-]+)["']""",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Declaration();
}
