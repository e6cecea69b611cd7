using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>Text out of bytes that clients sent: strict UTF-8, and percent encoding.</summary>
internal static class Utf8Text
{
    /// <summary>Throws <see cref="DecoderFallbackException"/> instead of putting U+FFFD in place of bad bytes.</summary>
    internal static readonly Encoding Strict = new UTF8Encoding(
        encoderShouldEmitUTF8Identifier: false,
        throwOnInvalidBytes: true
    );

    internal static string Decode(ReadOnlySequence<byte> bytes) => Strict.GetString(in bytes);

    /// <summary>
    /// Decodes <c>%XX</c> in place and answers the new length. A percent sign without two hex digits stays what it
    /// is, as in https://url.spec.whatwg.org/#percent-decode.
    /// </summary>
    internal static int UnescapeInPlace(Span<byte> bytes, bool plusIsSpace)
    {
        var written = 0;
        for (var read = 0; read < bytes.Length; read++)
        {
            var value = bytes[read];
            if (value == '+' && plusIsSpace)
            {
                value = (byte)' ';
            }
            else if (value == '%' && Hex(bytes, read + 1) is { } decoded)
            {
                value = decoded;
                read += 2;
            }
            bytes[written++] = value;
        }
        return written;
    }

    private static byte? Hex(ReadOnlySpan<byte> bytes, int at) =>
        at + 2 <= bytes.Length
        && Utf8Parser.TryParse(bytes.Slice(at, 2), out byte value, out var consumed, 'x')
        && consumed == 2
            ? value
            : null;
}
