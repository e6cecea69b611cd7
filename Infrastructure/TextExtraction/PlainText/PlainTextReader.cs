using System.Buffers;
using System.Text;
using System.Text.Unicode;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.PlainText;

/// <summary>Reads a text file whose encoding nothing but its bytes tells.</summary>
internal sealed class PlainTextReader : IDocumentReader
{
    // What browsers and editors assume of 8-bit text in western languages (https://encoding.spec.whatwg.org).
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(
        1252
    )!;

    public FileFormat Format => FileFormat.Text;

    public string Engine => "text";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    ) => new(TextOutcome.Extracted, Decode(document));

    public static string Decode(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ when FileSniffer.Utf16WithoutMark(bytes) is { } utf16 => utf16.GetString(bytes),
            _ when IsUtf8(bytes) => Encoding.UTF8.GetString(bytes),
            _ => Windows1252.GetString(bytes),
        };

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        var status = Utf8.ToUtf16(
            bytes,
            buffer,
            out var read,
            out var written,
            replaceInvalidSequences: false,
            isFinalBlock: false
        );
        ArrayPool<char>.Shared.Return(buffer);

        // A character that the end of the file cuts off does not make it another encoding, if others were whole:
        // the same byte alone is an accented letter of windows-1252.
        return status == OperationStatus.Done
            || (status == OperationStatus.NeedMoreData && written < read);
    }
}
