using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Postings;

/// <summary>The answers for what is not there, in Greenhouse's words.</summary>
public static class PostingProblems
{
    public static Problem BoardNotFound { get; } =
        new(
            404,
            "board-not-found",
            "There is no job board at this address. Check the board's name in the address.",
            "Job board not found"
        );

    public static Problem PostingNotFound { get; } =
        new(
            404,
            "posting-not-found",
            "There is no such posting. It may have been taken down; look at the list of open postings.",
            "Job not found"
        );

    private static readonly Problem PostingClosed = new(
        404,
        "posting-closed",
        "This posting takes no applications any more. Look at the list of open postings.",
        "Job not found"
    );

    private static readonly Problem EducationListNotFound = new(
        404,
        "education-list-not-found",
        "There are lists of degrees, disciplines and schools. Check the end of the address.",
        "Education list not found"
    );

    /// <exception cref="ArgumentOutOfRangeException">Nothing is missing.</exception>
    public static Problem Of(Missing missing) =>
        missing switch
        {
            Missing.Board => BoardNotFound,
            // Greenhouse's words for it, as clients know them.
            Missing.Postings => BoardNotFound with { Error = PostingNotFound.Error },
            Missing.Posting => PostingNotFound,
            Missing.OpenPosting => PostingClosed,
            Missing.Department => GroupNotFound("department"),
            Missing.Office => GroupNotFound("office"),
            Missing.Section => GroupNotFound("section"),
            Missing.EducationList => EducationListNotFound,
            _ => throw new ArgumentOutOfRangeException(nameof(missing)),
        };

    private static Problem GroupNotFound(string kind) =>
        new(
            404,
            $"{kind}-not-found",
            $"There is no such {kind} on this board. Look at the list of {kind}s for their ids.",
            $"{char.ToUpperInvariant(kind[0])}{kind[1..]} not found"
        );
}
