using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Doc;
using ApplyFunctions.Infrastructure.TextExtraction.Rtf;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Decides by content what a document is, and has the reader of that format read it.</summary>
public sealed class DocumentTextExtractor(
    IOptions<ExtractionLimits> limits,
    TimeProvider time,
    DocumentIntelligenceRecognizer? recognizer = null
) : ITextExtractor
{
    private static readonly Dictionary<FileFormat, IDocumentReader> Readers = new IDocumentReader[]
    {
        new PdfTextReader(),
        new DocxTextReader(),
        new DocTextReader(),
        new RtfTextReader(),
        new PlainTextReader(),
    }.ToDictionary(reader => reader.Format);

    private readonly ReaderThread _thread = new(limits.Value, time);

    public async Task<ExtractedText> ExtractAsync(
        ReadOnlySequence<byte> document,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var bytes = document.ToArray();
        var format = FileSniffer.Detect(new ReadOnlySequence<byte>(bytes));
        if (!Readers.TryGetValue(format, out var reader))
        {
            return Result(WithoutReader(format), format, "none", started);
        }

        var engine = reader.Engine;
        var reading = await _thread.ReadAsync(reader, bytes, cancellationToken);
        if (reading.Outcome == TextOutcome.Scanned && recognizer is not null)
        {
            reading = await recognizer.RecognizeAsync(bytes, reading, cancellationToken);
            engine = DocumentIntelligenceRecognizer.Engine;
        }

        return Result(reading, format, engine, started);
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

    private ExtractedText Result(
        DocumentReading reading,
        FileFormat format,
        string engine,
        long started
    )
    {
        var outcome = reading.Outcome;
        var (text, detail) = ("", reading.Detail);
        if (outcome == TextOutcome.Extracted)
        {
            // Cleaning may lengthen a text (it resolves ligatures), so it is bounded once more.
            var bounded = new BoundedText(limits.Value.Characters);
            bounded.Append(TextCleaner.Clean(reading.Text));
            text = bounded.ToString();
            if (reading.IsCut || bounded.IsCut)
            {
                var cut = FormattableString.Invariant(
                    $"the text was cut after {limits.Value.Characters} characters"
                );
                detail = detail is null ? cut : $"{detail}; {cut}";
            }

            if (string.IsNullOrWhiteSpace(text))
            {
                (outcome, text) = (TextOutcome.Empty, "");
            }
        }

        var duration = time.GetElapsedTime(started);
        return new(outcome, format, engine, text, reading.Pages, duration, detail);
    }
}
