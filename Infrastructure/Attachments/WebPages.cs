using System.Buffers;
using System.Text;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>
/// Tells a page from a file: sharing services answer with a page, and status 200, where a file is not open to everyone.
/// </summary>
internal static class WebPages
{
    private const int HeadBytes = 1_024;

    /// <param name="mediaType">
    /// What the server says; it counts only for text, since a server may call any file a page.
    /// </param>
    public static bool IsPage(string? mediaType, ReadOnlySequence<byte> content)
    {
        if (content.Length == 0)
        {
            return false;
        }

        var head = Encoding
            .UTF8.GetString(content.Slice(0, Math.Min(content.Length, HeadBytes)))
            .TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return BeginsAsPage(head)
            || (
                mediaType?.ToUpperInvariant() is "TEXT/HTML" or "APPLICATION/XHTML+XML"
                && FileSniffer.Detect(content) is FileFormat.Text or FileFormat.Unknown
            );
    }

    // A comment or an XML declaration may stand before.
    private static bool BeginsAsPage(string head) =>
        head.StartsWith('<')
        && (
            head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<html", StringComparison.OrdinalIgnoreCase)
        );
}
