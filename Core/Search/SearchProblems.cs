namespace ApplyFunctions.Core.Search;

/// <summary>Why applications are not searched.</summary>
public static class SearchProblems
{
    public static Problem TooLong { get; } =
        Malformed(
            $"The query is longer than {SearchQuery.LongestQuery} characters. Use fewer words."
        );

    public static Problem NotTexts { get; } =
        Malformed(
            "The fields q, posting, sort and cursor are texts. Send each once, or not at all."
        );

    public static Problem TooSlow { get; } =
        new(
            400,
            "query-too-broad",
            "The search took longer than two seconds and was ended. Use more or longer words.",
            "Invalid attributes: q"
        );

    public static Problem SortUnknown { get; } =
        new(
            400,
            "sort-unknown",
            "The field sort can be newest or relevance. Leave it out for the newest first.",
            "Invalid attributes: sort"
        );

    public static Problem PostingMalformed { get; } =
        new(
            400,
            "posting-malformed",
            "The field posting is the id of a posting, in digits. Leave it out to search all postings.",
            "Invalid attributes: posting"
        );

    public static Problem CursorMalformed { get; } =
        new(
            400,
            "cursor-malformed",
            "The field cursor is none that a page of this list came with. Leave it out to begin at the beginning.",
            "Invalid attributes: cursor"
        );

    /// <param name="fault">What is wrong and what to do next.</param>
    public static Problem Malformed(string fault) =>
        new(400, "query-malformed", fault, "Invalid attributes: q");
}
