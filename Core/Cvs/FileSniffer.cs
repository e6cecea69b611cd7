using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace ApplyFunctions.Core.Cvs;

/// <summary>Tells what a file is from its content; its name and its declared media type say nothing.</summary>
public static class FileSniffer
{
    private const int SampleBytes = 64 * 1_024;

    private static readonly byte[][] BinaryMagics =
    [
        // MZ may also begin a text; see below.
        .. FileSignatures.Programs.Where(mark => mark.Length > 2),
        [0x89, (byte)'P', (byte)'N', (byte)'G'],
        [0xFF, 0xD8, 0xFF],
        [.. "GIF87a"u8],
        [.. "GIF89a"u8],
        [0x1F, 0x8B],
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C],
        [.. "Rar!"u8, 0x1A],
        [0xFD, .. "7zXZ"u8, 0],
        [.. "BZh91AY&SY"u8],
        [.. "II*\0"u8],
        [.. "MM\0*"u8],
        [0, 0, 1, 0],
        [.. "8BPS\0"u8],
        [.. "ID3"u8, 2],
        [.. "ID3"u8, 3],
        [.. "ID3"u8, 4],
        [0xFF, 0xFB],
        [.. "OggS\0"u8],
        [.. "fLaC\0"u8],
        [.. "\0asm"u8],
        [.. "SQLite format 3\0"u8],
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
            _ when head.StartsWith(FileSignatures.Ole) => DetectOle(content),
            _ when head.StartsWith(FileSignatures.Zip) => ZipSniffer.Detect(Whole(content)),
            _ when IsPdf(head) => FileFormat.Pdf,
            _ when IsOldWord(head) => FileFormat.OldWord,
            _ when IsText(content, head) => MarkupSniffer.Detect(head),
            _ => FileFormat.Unknown,
        };
    }

    private static bool IsText(ReadOnlySequence<byte> content, ReadOnlySpan<byte> head)
    {
        if (TextSniffer.IsUnicode(head) is { } isUnicode)
        {
            return isUnicode;
        }

        // Some programs write the NUL that ends a text in memory.
        var end = Slice(content, content.Length - SampleBytes).TrimEnd((byte)0);
        return TextSniffer.IsBytes(end)
            && (
                head.Length == content.Length
                || (
                    TextSniffer.IsBytes(head)
                    && TextSniffer.IsBytes(Slice(content, content.Length / 2))
                )
            );
    }

    private static bool IsOtherBinary(ReadOnlySpan<byte> head)
    {
        foreach (var magic in BinaryMagics)
        {
            if (head.StartsWith(magic))
            {
                return true;
            }
        }

        // "MZ" and "BM" may also begin a text; only a program and a picture have NULs in the header that follows.
        return IsOfContainer(head)
            || (
                (head.StartsWith("MZ"u8) || head.StartsWith("BM"u8))
                && head[2..Math.Min(head.Length, 64)].Contains((byte)0)
            );
    }

    // Sound, film and pictures whose own mark follows the size of the file or of its first part.
    private static bool IsOfContainer(ReadOnlySpan<byte> head) =>
        head.Length >= 12
        && (
            head[4..].StartsWith("ftyp"u8)
            || (
                head.StartsWith("RIFF"u8)
                && (
                    head[8..].StartsWith("WAVE"u8)
                    || head[8..].StartsWith("AVI "u8)
                    || head[8..].StartsWith("WEBP"u8)
                )
            )
        );

    private static bool IsPdf(ReadOnlySpan<byte> head) =>
        head[..Math.Min(head.Length, FileSignatures.PdfWindow)].IndexOf(FileSignatures.Pdf) >= 0;

    private static bool IsRtf(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Encoding.UTF8.Preamble))
        {
            head = head[3..];
        }

        return head.TrimStart(" \t\r\n"u8).StartsWith(FileSignatures.Rtf);
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

    private static ReadOnlySpan<byte> Slice(ReadOnlySequence<byte> content, long start)
    {
        start = Math.Max(start, 0);
        return Whole(content.Slice(start, Math.Min(content.Length - start, SampleBytes))).Span;
    }

    private static ReadOnlyMemory<byte> Whole(ReadOnlySequence<byte> content) =>
        content.IsSingleSegment ? content.First : content.ToArray();
}
