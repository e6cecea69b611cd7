namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>What came of the pictures of pages.</summary>
/// <param name="ByPage">By the number of the page: of every page on which there was text.</param>
/// <param name="Refusal">The service's code, where it refuses the document: another attempt would change nothing.</param>
internal sealed record RecognizedTexts(
    IReadOnlyDictionary<int, string> ByPage,
    string? Refusal = null
);
