using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Doc;
using ApplyFunctions.Infrastructure.TextExtraction.PlainText;
using ApplyFunctions.Infrastructure.TextExtraction.Rtf;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Reads a document of any kind that is a part of another, as writers use to put their texts together (altChunk,
/// ECMA-376 part 1, 17.17.2.1).
/// </summary>
internal static class DocxChunk
{
    // A document in a document in a document.
    private const int DeepestDocument = 3;

    /// <summary>The text of the part; empty where it is of no kind that is read.</summary>
    public static string Read(DocxPackage package, string name, DocxReading reading)
    {
        if (reading.Depth >= DeepestDocument || package.Open(name) is not { } part)
        {
            return "";
        }

        try
        {
            using var bytes = new MemoryStream();
            using (part)
            {
                part.CopyTo(bytes);
            }

            return Read(bytes.ToArray(), Path.GetExtension(name).ToUpperInvariant(), reading);
        }
        // What a reader stumbles over in a part must not cost the text around it.
        catch (Exception exception)
            when (exception
                    is not (
                        OutOfMemoryException
                        or OperationCanceledException
                        or PackageLimitException
                    )
            )
        {
            return "";
        }
    }

    private static string Read(byte[] document, string extension, DocxReading reading)
    {
        var (limits, cancellationToken) = (reading.Limits, reading.CancellationToken);
        var format = FileSniffer.Detect(new ReadOnlySequence<byte>(document));
        return format switch
        {
            FileFormat.Docx => DocxTextReader
                .Read(document, reading with { Depth = reading.Depth + 1 })
                .Text,
            FileFormat.Rtf => new RtfTextReader().Read(document, limits, cancellationToken).Text,
            FileFormat.Doc => new DocTextReader().Read(document, limits, cancellationToken).Text,
            FileFormat.Html => HtmlText.Read(document, limits.Characters, cancellationToken),
            FileFormat.Mhtml when MimeText.Page(document) is { } page => HtmlText.Read(
                page,
                limits.Characters,
                cancellationToken
            ),

            // A piece of a page is not told by its content.
            FileFormat.Text when extension is ".HTM" or ".HTML" or ".XHTML" or ".XHT" =>
                HtmlText.Read(document, limits.Characters, cancellationToken),
            FileFormat.Text when extension is ".TXT" => new PlainTextReader()
                .Read(document, limits, cancellationToken)
                .Text,
            _ => "",
        };
    }
}
