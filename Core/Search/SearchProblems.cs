using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Search;

/// <summary>Why applications are not searched, listed or counted.</summary>
public static class SearchProblems
{
    public static Problem TooLong { get; } =
        Malformed(
            $"The query is longer than {SearchQuery.LongestQuery} characters. Use fewer words."
        );

    public static Problem TooSlow { get; } =
        new(
            400,
            "query-too-broad",
            "The search took longer than two seconds and was ended. Use more or longer words.",
            "Invalid attributes: q"
        );

    public static Problem SortUnknown { get; } =
        Wrong(
            "sort",
            "sort-unknown",
            "sort can be newest, oldest or relevance. Leave it out for the newest first."
        );

    /// <summary>Where nothing is looked for that could fit better or worse.</summary>
    public static Problem OrderUnknown { get; } =
        Wrong(
            "sort",
            "sort-unknown",
            "sort can be newest or oldest. Leave it out for the newest first."
        );

    public static Problem PostingMalformed { get; } =
        Wrong(
            "posting",
            "posting-malformed",
            "posting is the id of a posting, in digits, or several with commas between them. Leave it out for all postings."
        );

    public static Problem StageUnknown { get; } =
        Wrong(
            "stage",
            "stage-unknown",
            $"stage can be {Or(Stages.All.Select(s => s.Word()))}, or several with commas between them. Leave it out for all stages."
        );

    public static Problem TextUnknown { get; } =
        Wrong(
            "text",
            "text-unknown",
            $"text can be {Or(TextWords.All)}, or several with commas between them. Leave it out for all applications, whatever became of their files."
        );

    public static Problem SourceTooLong { get; } =
        Wrong(
            "source",
            "source-too-long",
            $"source has at most {SearchFilter.LongestSource} characters. Give the source as an application has it, or leave it out for all."
        );

    public static Problem FlaggedMalformed { get; } =
        Wrong(
            "flagged",
            "flagged-malformed",
            "flagged can be true or false. Leave it out for both."
        );

    public static Problem PeriodReversed { get; } =
        Wrong(
            "received_to",
            "period-reversed",
            "received_to is before received_from. Give the earlier one as received_from."
        );

    public static Problem PerPageMalformed { get; } =
        Wrong(
            "per_page",
            "per-page-malformed",
            $"per_page is a number from 1 to {ListRequest.LargestPage}. Leave it out for {ListRequest.DefaultPage}."
        );

    public static Problem CursorMalformed { get; } =
        Wrong(
            "cursor",
            "cursor-malformed",
            "cursor is none that a page of this list came with. Leave it out to begin at the beginning."
        );

    public static Problem FormatUnknown { get; } =
        Wrong("format", "format-unknown", "format can be csv or jsonl. Leave it out for csv.");

    public static Problem DaysMalformed { get; } =
        Wrong("days", "days-malformed", "days is a number from 1 to 366. Leave it out for 30.");

    public static Problem MomentMalformed(string parameter) =>
        Wrong(
            parameter,
            "moment-malformed",
            $"{parameter} is a day in UTC, as in 2026-03-01, or a moment with its offset, as in 2026-03-01T09:00:00Z; in an address, a + is written %2B. Leave it out for no bound."
        );

    public static Problem Repeated(string parameter) =>
        Wrong(
            parameter,
            "parameter-repeated",
            $"{parameter} takes one text. Send it once, or not at all."
        );

    public static Problem NotTexts(string parameter) =>
        Wrong(
            parameter,
            "parameter-malformed",
            $"{parameter} takes a text, or a list of texts. Send nothing else in it."
        );

    public static Problem TooMany(string parameter, int most) =>
        Wrong(
            parameter,
            "too-many-values",
            $"{parameter} takes at most {most} values. Ask for fewer at once."
        );

    /// <param name="fault">What is wrong and what to do next.</param>
    public static Problem Malformed(string fault) =>
        new(400, "query-malformed", fault, "Invalid attributes: q");

    public static Problem Of(IndexFault fault) =>
        fault switch
        {
            IndexFault.TooSlow => TooSlow,
            IndexFault.Outdated => new Problem(
                503,
                "index-outdated",
                "The search index of this board was made by a former release, which did not know these filters and counts. Whoever runs the functions has to make it anew with: reindex, and the board's name. Searching by words works meanwhile.",
                "Search index is outdated"
            ),
            _ => new Problem(
                503,
                "index-incomplete",
                "A file of this board's search index is lost. Whoever runs the functions has to make it anew with: reindex, and the board's name. No application is lost by that, and each can be opened by its id.",
                "Search index is incomplete"
            ),
        };

    private static Problem Wrong(string parameter, string code, string title) =>
        new(422, code, title, $"Invalid attributes: {parameter}")
        {
            Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                [parameter] = [title],
            },
        };

    private static string Or(IEnumerable<string> words)
    {
        var all = words.ToList();
        return $"{string.Join(", ", all.SkipLast(1))} or {all[^1]}";
    }
}
