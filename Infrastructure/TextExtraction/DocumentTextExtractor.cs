using System.Buffers;
using ApplyFunctions.Core.Cvs;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Decides by content what a document is, and has the reader of that format read it.</summary>
public sealed class DocumentTextExtractor : ITextExtractor
{
    private readonly Dictionary<FileFormat, IDocumentReader> readers;
    private readonly ReaderThread thread;
    private readonly ExtractionLimits limits;
    private readonly TimeProvider time;

    public DocumentTextExtractor(IOptions<ExtractionLimits> limits, TimeProvider time)
    {
        IDocumentReader[] all = [new PdfTextReader(), new DocxTextReader(), new PlainTextReader()];
        readers = all.ToDictionary(reader => reader.Format);
        this.limits = limits.Value;
        this.time = time;
        thread = new ReaderThread(this.limits, time);
    }

    public async Task<ExtractedText> ExtractAsync(
        ReadOnlySequence<byte> document,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var bytes = document.ToArray();
        var format = FileSniffer.Detect(new ReadOnlySequence<byte>(bytes));
        var reader = readers.GetValueOrDefault(format);
        var reading = reader is null
            ? WithoutReader(format)
            : await thread.ReadAsync(reader, bytes, cancellationToken);
        return Result(reading, format, reader?.Engine ?? "none", started);
    }

    private static DocumentReading WithoutReader(FileFormat format) =>
        format switch
        {
            FileFormat.ProtectedDocx => new(
                TextOutcome.Encrypted,
                Detail: "the Word document asks for a password"
            ),
            FileFormat.Doc => new(
                TextOutcome.Unsupported,
                Detail: "reading Word 97-2003 documents (doc) is not built in yet"
            ),
            FileFormat.Rtf => new(
                TextOutcome.Unsupported,
                Detail: "reading Rich Text Format (rtf) is not built in yet"
            ),
            _ => new(
                TextOutcome.Unsupported,
                Detail: "the content is none of pdf, docx, doc, rtf or plain text"
            ),
        };

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
            var bounded = new BoundedText(limits.Characters);
            bounded.Append(TextCleaner.Clean(reading.Text));
            text = bounded.ToString();
            if (reading.IsCut || bounded.IsCut)
            {
                var cut = FormattableString.Invariant(
                    $"the text was cut after {limits.Characters} characters"
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
