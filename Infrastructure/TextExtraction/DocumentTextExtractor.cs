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
        if (read.Reading.PicturePages.Count > 0)
        {
            read = await RecognizeAsync(read, document, cancellationToken);
        }

        return read.ToText(time, started);
    }

    private async Task<ReadDocument> RecognizeAsync(
        ReadDocument read,
        ReadOnlySequence<byte> document,
        CancellationToken cancellationToken
    )
    {
        var reading = read.Reading;
        if (recognizer is null)
        {
            return read with { Reading = reading.WithoutRecognition() };
        }

        var found = await recognizer.RecognizeAsync(
            document.ToArray(),
            reading.PicturePages,
            cancellationToken
        );
        return read with
        {
            Engine =
                reading.Outcome == TextOutcome.Scanned
                    ? DocumentIntelligenceRecognizer.Engine
                    : $"{read.Engine}+{DocumentIntelligenceRecognizer.Engine}",
            Reading = reading.Insert(found, limits.Value),
        };
    }
}
