namespace ApplyFunctions.Core.Postings;

/// <summary>The answers for what is not there, in Greenhouse's words.</summary>
public static class PostingProblems
{
    public static Problem BoardNotFound { get; } =
        new(
            404,
            "board-not-found",
            "There is no job board at this address. Check the board's name in the address.",
            "Board not found"
        );

    public static Problem PostingNotFound { get; } =
        new(
            404,
            "posting-not-found",
            "There is no such posting. It may have been taken down; look at the list of open postings.",
            "Job not found"
        );
}
