using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>What a reader found, its text still as the document has it.</summary>
/// <param name="Pages">0 where the format has none.</param>
/// <param name="Detail">Why, without a word of the document.</param>
/// <param name="IsCut">Whether the text ends at <see cref="ExtractionLimits.Characters"/>.</param>
internal sealed record DocumentReading(
    TextOutcome Outcome,
    string Text = "",
    int Pages = 0,
    string? Detail = null,
    bool IsCut = false
);
