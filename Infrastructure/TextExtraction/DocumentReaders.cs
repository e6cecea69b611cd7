using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Doc;
using ApplyFunctions.Infrastructure.TextExtraction.Docx;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf;
using ApplyFunctions.Infrastructure.TextExtraction.PlainText;
using ApplyFunctions.Infrastructure.TextExtraction.Rtf;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Decides by content what a document is, has the reader of that format read it, and cleans the text.</summary>
internal static class DocumentReaders
{
    private static readonly Dictionary<FileFormat, IDocumentReader> Readers = new IDocumentReader[]
    {
        new PdfTextReader(TimeProvider.System),
        new DocxTextReader(),
        new DocTextReader(),
        new RtfTextReader(),
        new PlainTextReader(),
    }.ToDictionary(reader => reader.Format);

    /// <summary>
    /// Throws only when out of memory or cancelled. A hostile document can still hang it, or end the process: hence
    /// <see cref="Isolation.ReaderPool"/>.
    /// </summary>
    public static ReadDocument Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var format = FileSniffer.Detect(new ReadOnlySequence<byte>(document));
        return Readers.TryGetValue(format, out var reader)
            ? new(format, reader.Engine, Read(reader, document, limits, cancellationToken))
            : new(format, "none", WithoutReader(format));
    }

    private static DocumentReading Read(
        IDocumentReader reader,
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Clean(reader.Read(document, limits, cancellationToken), limits);
        }
        // Parsers meet broken and hostile files with whatever they stumble over (a null, an index, a cast), and
        // document no closed set of exceptions. Repeating the attempt would not help; the message may quote the
        // document, so only the type is told. Being out of memory or out of time says nothing about the document.
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return new(
                TextOutcome.Damaged,
                Detail: $"the {reader.Engine} reader gave up: {exception.GetType().Name}"
            );
        }
    }

    private static DocumentReading Clean(DocumentReading reading, ExtractionLimits limits)
    {
        if (reading.Outcome != TextOutcome.Extracted)
        {
            return reading with { PageTexts = [.. reading.PageTexts.Select(TextCleaner.Clean)] };
        }

        // Cleaning may lengthen a text (it resolves ligatures), so it is bounded once more.
        var bounded = new BoundedText(limits.Characters);
        bounded.Append(TextCleaner.Clean(reading.Text));
        var cleaned = reading with
        {
            Outcome = bounded.Length == 0 ? TextOutcome.Empty : TextOutcome.Extracted,
            Text = bounded.ToString(),
            PageTexts = [.. reading.PageTexts.Select(TextCleaner.Clean)],
        };
        return reading.IsCut || bounded.IsCut ? cleaned.Noting(BoundedText.CutAt(limits)) : cleaned;
    }

    private static DocumentReading WithoutReader(FileFormat format) =>
        format switch
        {
            FileFormat.ProtectedDocx => new(
                TextOutcome.Encrypted,
                Detail: "the Word document asks for a password"
            ),
            FileFormat.Html => Unread("a web page (html)"),
            FileFormat.Mhtml => Unread("a web page in one file (mhtml)"),
            FileFormat.WordXml => Unread("a Word document as XML"),
            FileFormat.OldWord => Unread("a document of Word 2 or older"),
            _ => new(
                TextOutcome.Unsupported,
                Detail: "the content is none of pdf, docx, doc, rtf or plain text"
            ),
        };

    private static DocumentReading Unread(string what) =>
        new(
            TextOutcome.Unsupported,
            Detail: $"the content is {what}, which is not read: open it in Word and save it as docx"
        );
}
