using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Facts;
using ApplyFunctions.Infrastructure.TextExtraction.Recognition;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Has a document read, and the pictures of pages in it recognized.</summary>
public sealed class DocumentTextExtractor(
    IOptions<ExtractionLimits> limits,
    TimeProvider time,
    DocumentIntelligenceRecognizer? recognizer = null
) : ITextExtractor
{
    private readonly ReaderThread _thread = new(limits.Value, time);

    public async Task<ExtractedText> ExtractAsync(
        ReadOnlySequence<byte> document,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var bytes = document.ToArray();
        var (format, engine, reading) = await _thread.ReadAsync(bytes, cancellationToken);
        if (reading.PicturePages.Count > 0)
        {
            (engine, reading) = await RecognizeAsync(engine, reading, bytes, cancellationToken);
        }

        var text = reading.Outcome == TextOutcome.Extracted ? reading.Text : "";
        var language = LanguageGuess.Of(text);
        var contacts = ContactFinder.Find(text, language);
        return new(
            reading.Outcome,
            format,
            engine,
            text,
            reading.Pages,
            time.GetElapsedTime(started),
            language,
            contacts,
            reading.Detail
        );
    }

    private async Task<(string Engine, DocumentReading Reading)> RecognizeAsync(
        string engine,
        DocumentReading reading,
        byte[] document,
        CancellationToken cancellationToken
    )
    {
        if (recognizer is null)
        {
            return (engine, reading.WithoutRecognition());
        }

        var pages = reading.PicturePages;
        var found = await recognizer.RecognizeAsync(document, pages, cancellationToken);
        return (
            reading.Outcome == TextOutcome.Scanned
                ? DocumentIntelligenceRecognizer.Engine
                : $"{engine}+{DocumentIntelligenceRecognizer.Engine}",
            reading.Insert(found, limits.Value)
        );
    }
}
