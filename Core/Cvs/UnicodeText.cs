using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace ApplyFunctions.Core.Cvs;

/// <summary>Tells text in UTF-16 and UTF-32, with and without a byte order mark, from other bytes.</summary>
public static class UnicodeText
{
    private const int SampleBytes = 64 * 1_024;

    /// <summary>The encoding that a byte order mark tells, and how long the mark is; null where there is none.</summary>
    public static (Encoding Encoding, int Mark)? Marked(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, _, ..] when bytes.Length % 4 == 0 => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (BigEndianUtf32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => null,
        };

    /// <summary>
    /// The byte order of UTF-16 text that has no mark; null where the bytes are not such text. One of the two bytes of
    /// each character tells its script, and is about the same in all of a text.
    /// </summary>
    public static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, SampleBytes)];
        if (IsAsciiBeforeNuls(bytes))
        {
            return null;
        }

        var little = Measure(bytes, Encoding.Unicode);
        var big = Measure(bytes, Encoding.BigEndianUnicode);
        return (little.IsUtf16(bytes), big.IsUtf16(bytes), little.Evidence - big.Evidence) switch
        {
            (true, false, _) or (true, true, > 0) => Encoding.Unicode,
            (false, true, _) or (true, true, < 0) => Encoding.BigEndianUnicode,
            _ => null,
        };
    }

    /// <summary>Whether the bytes are text in that encoding: all of it characters, hardly a control among them.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        bytes = bytes[..Math.Min(bytes.Length, SampleBytes)];

        // The sample may end inside a character, and the text with a NUL.
        var unit = encoding is UTF32Encoding ? 4 : 2;
        var text = encoding.GetString(bytes[..^(bytes.Length % unit)]).TrimEnd('\uFFFD', '\0');
        var odd = text.EnumerateRunes().Count(rune => !IsCharacter(rune));
        return text.Length > 0
            && !text.Contains('\0', StringComparison.Ordinal)
            && (odd == 0 || odd * 100L < text.Length);
    }

    private static UTF32Encoding BigEndianUtf32 { get; } =
        new(bigEndian: true, byteOrderMark: true);

    // Where the only NULs are at the end, they end a text of bytes; a single letter is one of UTF-16.
    private static bool IsAsciiBeforeNuls(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimEnd((byte)0);
        return text.Length > 1
            && text.Length < bytes.Length
            && !text.ContainsAnyInRange((byte)0, (byte)8)
            && Ascii.IsValid(text);
    }

    private static Measures Measure(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var measures = new Measures(encoding);
        var low = encoding.Equals(Encoding.Unicode) ? 0 : 1;
        for (var at = 0; at + 1 < bytes.Length; at += 2)
        {
            measures.Add(bytes[at + 1 - low], bytes[at + low]);
        }

        return measures;
    }

    private static bool IsPrintableAscii(byte value) => value is >= 0x20 and <= 0x7E;

    // EnumerateRunes has put U+FFFD in the place of lone surrogates.
    private static bool IsCharacter(Rune rune) =>
        rune.Value != 0xFFFD
        && !(rune.Value < ' ' && rune.Value is not ('\t' or '\n' or '\r' or '\f' or '\x1B'))
        && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    /// <summary>What the pairs of bytes would be in one of the two byte orders.</summary>
    [StructLayout(LayoutKind.Auto)]
    private record struct Measures(Encoding Encoding)
    {
        private int _count;
        private int _latin;
        private int _bothAscii;
        private int _alphabetic;
        private int _eastAsian;
        private int _eastAsianMarks;

        public readonly int Evidence => (2 * _latin) + _alphabetic + _eastAsianMarks;

        public void Add(byte high, byte low)
        {
            _count++;
            _bothAscii += IsPrintableAscii(high) && IsPrintableAscii(low) ? 1 : 0;
            _latin +=
                high == 0 && (IsPrintableAscii(low) || low is 9 or 10 or 13 or >= 0xA0) ? 1 : 0;

            // Polish, Greek, Cyrillic, Hebrew, Arabic and others: bytes that no text of bytes has.
            _alphabetic += high is (>= 1 and <= 8) or (>= 0x0E and <= 0x1F) ? 1 : 0;

            // Kana and punctuation (U+3000, U+FF00), ideographs, syllables of Korean.
            _eastAsianMarks += high is 0x30 or 0xFF ? 1 : 0;
            _eastAsian += high is 0x30 or 0xFF or (>= 0x4E and <= 0x9F) or (>= 0xAC and <= 0xD7)
                ? 1
                : 0;
        }

        public readonly bool IsUtf16(ReadOnlySpan<byte> bytes)
        {
            // About a quarter of Chinese text has two such bytes; of an 8-bit text with a NUL in it, nearly all.
            if (_count == 0 || _bothAscii > _count / 2)
            {
                return false;
            }

            var isAlphabetic = (_latin + _alphabetic) * 2L > _count;
            var isEastAsian =
                (_latin + _alphabetic + _eastAsian) * 10L >= _count * 9L
                && (_eastAsianMarks * 30L > _count || _latin * 20L > _count)
                && (bytes.Contains((byte)0) || !Utf8.IsValid(bytes));
            return (isAlphabetic || isEastAsian) && IsText(bytes, Encoding);
        }
    }
}
