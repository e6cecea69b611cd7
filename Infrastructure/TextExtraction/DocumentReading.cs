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
)
{
    /// <summary>The numbers, from 1 and ascending, of the pages that are pictures.</summary>
    public IReadOnlyList<int> PicturePages { get; init; } = [];

    /// <summary>
    /// The text of each page that was read, where some are pictures: so that what is recognized on these can take its
    /// place among the others. Joined by blank lines, they are the text.
    /// </summary>
    public IReadOnlyList<string> PageTexts { get; init; } = [];

    /// <summary>Says something more of it; null says nothing.</summary>
    public DocumentReading Noting(string? more) =>
        more is null ? this : this with { Detail = Detail is null ? more : $"{Detail}; {more}" };
}
