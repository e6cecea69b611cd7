using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Facts;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>A document that was read: what it is, what read it, and what was found, its text cleaned.</summary>
internal sealed record ReadDocument(FileFormat Format, string Engine, DocumentReading Reading)
{
    /// <summary>The outcome, with what the text tells of itself.</summary>
    /// <param name="started">When the reading began, by this clock.</param>
    public ExtractedText ToText(TimeProvider time, long started)
    {
        var text = Reading.Outcome == TextOutcome.Extracted ? Reading.Text : "";
        var language = LanguageGuess.Of(text);
        var contacts = ContactFinder.Find(text, language);
        return new(
            Reading.Outcome,
            Format,
            Engine,
            text,
            Reading.Pages,
            time.GetElapsedTime(started),
            language,
            contacts,
            Reading.Detail
        );
    }
}
