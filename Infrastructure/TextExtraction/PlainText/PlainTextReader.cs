using System.Text;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.PlainText;

/// <summary>Reads a text file whose encoding nothing but its bytes tells.</summary>
internal sealed partial class PlainTextReader : IDocumentReader
{
    public FileFormat Format => FileFormat.Text;

    public string Engine => "text";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var text = Decode(document);
        return new(
            TextOutcome.Extracted,
            text.Contains('\x1B', StringComparison.Ordinal) ? Escapes().Replace(text, "") : text
        );
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (UnicodeText.Marked(bytes) is var (marked, mark))
        {
            return marked.GetString(bytes[mark..]);
        }

        if (UnicodeText.Utf16WithoutMark(bytes) is { } utf16)
        {
            return utf16.GetString(bytes);
        }

        return (IsUtf8(bytes) ? Encoding.UTF8 : CodePageGuess.Of(bytes)).GetString(bytes);
    }

    // Bytes of another encoding hardly ever make characters of several bytes, let alone many.
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        const int WholeForOneBroken = 20;
        var (whole, broken) = (0, 0);
        while (true)
        {
            var at = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (at < 0)
            {
                return broken == 0 || whole >= WholeForOneBroken * broken;
            }

            bytes = bytes[at..];
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status == System.Buffers.OperationStatus.Done)
            {
                whole++;
            }
            else if (status == System.Buffers.OperationStatus.NeedMoreData)
            {
                // A character that the end of the file cuts off does not make it another encoding, if others were
                // whole: the same byte alone is an accented letter of windows-1252.
                broken += whole == 0 ? 1 : 0;
            }
            else
            {
                broken++;
            }

            bytes = bytes[length..];
        }
    }

    // ECMA-48, 5.4 and 5.6: control sequences, such as those of colours, and strings for the terminal.
    [GeneratedRegex(
        @"\x1B(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1B]*(?:\x07|\x1B\\)|[ -/]*[0-Z\\^-~])",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Escapes();
}
