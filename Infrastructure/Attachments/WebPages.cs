using System.Buffers;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>
/// Tells a page from a file: sharing services answer with a page, and status 200, where a file is not open to everyone.
/// </summary>
internal static class WebPages
{
    /// <param name="mediaType">
    /// What the server says; it counts only for what is nothing else, since a server may call any file a page.
    /// </param>
    public static bool IsPage(string? mediaType, ReadOnlySequence<byte> content) =>
        FileSniffer.Detect(content) switch
        {
            FileFormat.Html => true,
            FileFormat.Text or FileFormat.Unknown => content.Length > 0
                && mediaType?.ToUpperInvariant() is "TEXT/HTML" or "APPLICATION/XHTML+XML",
            _ => false,
        };
}
