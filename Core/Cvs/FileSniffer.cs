using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace ApplyFunctions.Core.Cvs;

/// <summary>Tells what a file is from its content; its name and its declared media type say nothing.</summary>
public static class FileSniffer
{
    // PDF 1.7, implementation note 13: viewers accept the header anywhere in the first 1,024 bytes.
    private const int PdfHeaderWindow = 1_024;
    private const int SampleBytes = 64 * 1_024;
    private const int ContentTypesCharacters = 1_000_000;
    private const int PackageEntries = 100_000;

    private static readonly byte[][] BinaryMagics =
    [
        [0x7F, (byte)'E', (byte)'L', (byte)'F'],
        [0x89, (byte)'P', (byte)'N', (byte)'G'],
        [0xFF, 0xD8, 0xFF],
        [.. "GIF87a"u8],
        [.. "GIF89a"u8],
        [0x1F, 0x8B],
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C],
        [.. "Rar!"u8, 0x1A],
    ];

    // The document and the template of Word, each with and without macros.
    private static readonly string[] WordMainParts =
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ];

    /// <summary>The format of the content; never throws, whatever the bytes are.</summary>
    public static FileFormat Detect(ReadOnlySequence<byte> content)
    {
        var head = Slice(content, 0);
        return head switch
        {
            [] => FileFormat.Unknown,
            _ when IsOtherBinary(head) => FileFormat.Unknown,
            _ when IsRtf(head) => FileFormat.Rtf,
            _ when head.StartsWith(OleMagic) => DetectOle(content),
            [(byte)'P', (byte)'K', 3, 4, ..] => DetectZip(content),
            _ when IsPdf(head) => FileFormat.Pdf,
            _ when IsOldWord(head) => FileFormat.OldWord,
            _ => IsText(content, head) ? MarkupSniffer.Detect(head) : FileFormat.Unknown,
        };
    }

    /// <summary>
    /// The byte order of UTF-16 text that has no byte order mark: the NULs of its Latin letters, digits, spaces and
    /// line ends are all on one side. Null where the bytes are not such text.
    /// </summary>
    public static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var (first, second, bothAscii) = (0, 0, 0);
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            first += bytes[i] == 0 ? 1 : 0;
            second += bytes[i + 1] == 0 ? 1 : 0;
            bothAscii += IsPrintableAscii(bytes[i]) && IsPrintableAscii(bytes[i + 1]) ? 1 : 0;
        }

        // About a quarter of Chinese text has two such bytes; of an 8-bit text with a NUL in it, nearly all.
        if (first == second || bothAscii > bytes.Length / 4)
        {
            return null;
        }

        var encoding = second > first ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return IsUtf16Text(bytes, encoding) ? encoding : null;
    }

    private static bool IsPrintableAscii(byte value) => value is >= 0x20 and <= 0x7E;

    private static ReadOnlySpan<byte> OleMagic => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static bool IsOtherBinary(ReadOnlySpan<byte> head)
    {
        foreach (var magic in BinaryMagics)
        {
            if (head.StartsWith(magic))
            {
                return true;
            }
        }

        // "MZ" may also begin a text; only an executable has NULs in the header that follows.
        return head.StartsWith("MZ"u8) && head[..Math.Min(head.Length, 64)].Contains((byte)0);
    }

    private static bool IsPdf(ReadOnlySpan<byte> head) =>
        head[..Math.Min(head.Length, PdfHeaderWindow)].IndexOf("%PDF-"u8) >= 0;

    private static bool IsRtf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            head = head[3..];
        }

        return head.TrimStart(" \t\r\n"u8).StartsWith(@"{\rtf"u8);
    }

    // Write, Word 1 and Word 2; the last two have the number of their version next, of which the upper byte is zero.
    private static bool IsOldWord(ReadOnlySpan<byte> head) =>
        head is [0x31 or 0x32, 0xBE, 0, 0, ..] or [0x9B or 0xDB, 0xA5, _, 0, ..];

    private static FileFormat DetectOle(ReadOnlySequence<byte> content)
    {
        var bytes = Whole(content).Span;
        return HasDirectoryEntry(bytes, "EncryptedPackage") ? FileFormat.ProtectedDocx
            : HasDirectoryEntry(bytes, "WordDocument") ? FileFormat.Doc
            : FileFormat.Unknown;
    }

    // [MS-CFB] 2.6.1: an entry is 128 bytes, aligned to 128 within the file; the name in UTF-16LE with its NUL, its
    // length in bytes at 64, the type (2 is a stream) at 66.
    private static bool HasDirectoryEntry(ReadOnlySpan<byte> bytes, string name)
    {
        ReadOnlySpan<byte> pattern = Encoding.Unicode.GetBytes(name + '\0');
        for (var at = 0; ; at++)
        {
            var found = bytes[at..].IndexOf(pattern);
            if (found < 0)
            {
                return false;
            }

            at += found;
            if (
                at % 128 == 0
                && bytes.Length - at >= 128
                && BinaryPrimitives.ReadUInt16LittleEndian(bytes[(at + 64)..]) == pattern.Length
                && bytes[at + 66] == 2
            )
            {
                return true;
            }
        }
    }

    private static FileFormat DetectZip(ReadOnlySequence<byte> content)
    {
        var bytes = Whole(content);

        // Counted before ZipArchive reads the whole directory into memory.
        if (bytes.Span.Count("PK\x01\x02"u8) > PackageEntries)
        {
            return FileFormat.Unknown;
        }

        try
        {
            using var zip = new ZipArchive(AsStream(bytes));
            var types = zip.Entries.FirstOrDefault(entry =>
                entry.FullName.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase)
            );
            return types is not null && NamesWordMainPart(types)
                ? FileFormat.Docx
                : FileFormat.Unknown;
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or XmlException
                        or IOException
                        or NotSupportedException
                        or ArgumentException
                        or OverflowException
            )
        {
            return FileFormat.Unknown;
        }
    }

    private static bool NamesWordMainPart(ZipArchiveEntry types)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = ContentTypesCharacters,
        };
        using var stream = types.Open();
        using var xml = XmlReader.Create(stream, settings);
        while (xml.Read())
        {
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Override" or "Default" }
                && xml.GetAttribute("ContentType") is { } type
                && WordMainParts.Contains(type, StringComparer.OrdinalIgnoreCase)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsText(ReadOnlySequence<byte> content, ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, ..])
        {
            return IsUtf16Text(head[2..], Encoding.Unicode);
        }

        if (head is [0xFE, 0xFF, ..])
        {
            return IsUtf16Text(head[2..], Encoding.BigEndianUnicode);
        }

        if (head.Contains((byte)0))
        {
            return Utf16WithoutMark(head) is not null;
        }

        // UTF-8 and every 8-bit code page: only the control characters tell text from other bytes.
        return IsByteText(head)
            && IsByteText(Slice(content, content.Length / 2))
            && IsByteText(Slice(content, content.Length - SampleBytes));
    }

    private static bool IsByteText(ReadOnlySpan<byte> sample)
    {
        var controls = 0;
        foreach (var value in sample)
        {
            if (value == 0)
            {
                return false;
            }

            controls += IsControl((char)value) ? 1 : 0;
        }

        return controls == 0 || controls * 100L < sample.Length;
    }

    private static bool IsUtf16Text(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        bytes = bytes[..Math.Min(bytes.Length, SampleBytes)];
        var characters = encoding.GetString(bytes[..(bytes.Length & ~1)]);
        var odd = characters.Count(character =>
            IsControl(character) || !char.IsSurrogate(character) && !IsAssigned(character)
        );
        return characters.Length > 0
            && !characters.Contains('\0', StringComparison.Ordinal)
            && (odd == 0 || odd * 100L < characters.Length);
    }

    private static bool IsControl(char character) =>
        character < ' ' && character is not ('\t' or '\n' or '\r' or '\f');

    // GetString has put U+FFFD in the place of lone surrogates.
    private static bool IsAssigned(char character) =>
        character != '\uFFFD'
        && char.GetUnicodeCategory(character)
            is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    private static ReadOnlySpan<byte> Slice(ReadOnlySequence<byte> content, long start)
    {
        start = Math.Max(start, 0);
        return Whole(content.Slice(start, Math.Min(content.Length - start, SampleBytes))).Span;
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static ReadOnlyMemory<byte> Whole(ReadOnlySequence<byte> content) =>
        content.IsSingleSegment ? content.First : content.ToArray();
}
