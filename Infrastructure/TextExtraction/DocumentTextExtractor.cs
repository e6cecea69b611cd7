using System.Buffers;
using ApplyFunctions.Core.Cvs;
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
        if (reading.Outcome == TextOutcome.Scanned && recognizer is not null)
        {
            reading = await recognizer.RecognizeAsync(bytes, reading, cancellationToken);
            reading = reading with { Text = TextCleaner.Clean(reading.Text) };
            engine = DocumentIntelligenceRecognizer.Engine;
        }

        return new(
            reading.Outcome,
            format,
            engine,
            reading.Outcome == TextOutcome.Extracted ? reading.Text : "",
            reading.Pages,
            time.GetElapsedTime(started),
            reading.Detail
        );
    }
}
