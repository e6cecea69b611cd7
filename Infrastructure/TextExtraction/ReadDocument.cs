using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>A document that was read: what it is, what read it, and what was found, its text cleaned.</summary>
internal sealed record ReadDocument(FileFormat Format, string Engine, DocumentReading Reading)
{
    public ExtractedText ToText(TimeSpan duration) =>
        new(
            Reading.Outcome,
            Format,
            Engine,
            Reading.Outcome == TextOutcome.Extracted ? Reading.Text : "",
            Reading.Pages,
            duration,
            Reading.Detail
        );
}
