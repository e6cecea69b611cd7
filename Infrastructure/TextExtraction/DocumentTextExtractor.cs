using System.Buffers;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.Infrastructure.TextExtraction.Recognition;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Has a document read, and the pictures of pages in it recognized.</summary>
public sealed class DocumentTextExtractor(
    ReaderPool readers,
    IOptions<ExtractionLimits> limits,
    TimeProvider time,
    DocumentIntelligenceRecognizer? recognizer = null
) : ITextExtractor
{
    public async Task<ExtractedText> ExtractAsync(
        ReadOnlySequence<byte> document,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var read = await readers.ReadAsync(document, limits.Value, cancellationToken);
        if (read.Reading.Outcome == TextOutcome.Scanned && recognizer is not null)
        {
            var reading = await recognizer.RecognizeAsync(
                document.ToArray(),
                read.Reading,
                cancellationToken
            );
            reading = reading with { Text = TextCleaner.Clean(reading.Text) };
            read = read with { Engine = DocumentIntelligenceRecognizer.Engine, Reading = reading };
        }

        return read.ToText(time.GetElapsedTime(started));
    }
}
