using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Search;

/// <summary>What a list of applications is asked for in.</summary>
internal enum ListKind
{
    /// <summary>An address, which has no words to look for: logs keep addresses.</summary>
    Address,

    Search,
    Export,
}

/// <summary>Which applications are asked for, and in what order.</summary>
/// <param name="Query">Null for all that the filter is true of.</param>
/// <param name="After">Where the page before ended; null for the first one.</param>
internal sealed record ListRequest(
    SearchNode? Query,
    SearchFilter Filter,
    SearchSort Sort,
    SearchPlace? After,
    int PerPage
)
{
    /// <summary>Whether an export is for programs, and not for spreadsheets.</summary>
    public bool IsLines { get; private init; }

    public const int DefaultPage = 50;
    public const int LargestPage = 100;

    /// <summary>Values of one filter.</summary>
    public const int MostValues = 100;

    /// <summary>The one reader of filters: whatever is wrong is told, and nothing that came is ever part of a query's syntax.</summary>
    public static (ListRequest? Request, Problem? Problem) Read(ListParameters given, ListKind kind)
    {
        try
        {
            var isExport = kind == ListKind.Export;
            return (
                new ListRequest(
                    kind == ListKind.Address ? null : QueryIn(given),
                    FilterIn(given),
                    SortIn(given, kind),
                    isExport ? null : PlaceIn(given),
                    isExport ? 0 : PerPageIn(given)
                )
                {
                    IsLines = isExport && IsLinesIn(given),
                },
                null
            );
        }
        catch (ParameterFault fault)
        {
            return (null, fault.Problem);
        }
    }

    /// <summary>The number of days in <c>days</c>, or why it is none.</summary>
    public static (int? Days, Problem? Problem) ReadDays(
        ListParameters given,
        int standard,
        int most
    )
    {
        try
        {
            return (
                NumberIn(given, "days", standard, most)
                    ?? throw new ParameterFault(SearchProblems.DaysMalformed),
                null
            );
        }
        catch (ParameterFault fault)
        {
            return (null, fault.Problem);
        }
    }

    private static SearchNode? QueryIn(ListParameters given)
    {
        var (query, problem) = SearchQuery.Read(given.One("q"));
        return problem is null ? query : throw new ParameterFault(problem);
    }

    private static SearchFilter FilterIn(ListParameters given)
    {
        var filter = new SearchFilter
        {
            Postings =
            [
                .. given
                    .Several("posting", MostValues)
                    .Select(v =>
                        PostingId.TryParse(v, out var id)
                            ? id
                            : throw new ParameterFault(SearchProblems.PostingMalformed)
                    ),
            ],
            Stages =
            [
                .. given
                    .Several("stage", MostValues)
                    .Select(v =>
                        Applications.Stages.Of(v)
                        ?? throw new ParameterFault(SearchProblems.StageUnknown)
                    ),
            ],
            Sources = SourcesIn(given),
            Flagged = FlaggedIn(given),
            Texts =
            [
                .. given
                    .Several("text", MostValues)
                    .Select(v =>
                        TextWords.All.Contains(v, StringComparer.Ordinal)
                            ? v
                            : throw new ParameterFault(SearchProblems.TextUnknown)
                    ),
            ],
            From = MomentIn(given, "received_from", TimeOnly.MinValue),
            To = MomentIn(given, "received_to", TimeOnly.MaxValue),
        };
        return filter.From > filter.To
            ? throw new ParameterFault(SearchProblems.PeriodReversed)
            : filter;
    }

    // One that has a comma in it is meant as a whole, too.
    private static IReadOnlyList<string> SourcesIn(ListParameters given)
    {
        var parts = given.Several("source", MostValues);
        return parts.All(s => s.Length <= SearchFilter.LongestSource)
            ? [.. parts.Union(given.Whole("source"), StringComparer.Ordinal)]
            : throw new ParameterFault(SearchProblems.SourceTooLong);
    }

    private static bool? FlaggedIn(ListParameters given) =>
        given.One("flagged") switch
        {
            null => null,
            "true" => true,
            "false" => false,
            _ => throw new ParameterFault(SearchProblems.FlaggedMalformed),
        };

    /// <param name="time">Of a day, where a day is given.</param>
    private static DateTimeOffset? MomentIn(ListParameters given, string name, TimeOnly time)
    {
        var text = given.One(name);
        if (
            DateOnly.TryParseExact(
                text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
        {
            return new DateTimeOffset(day, time, TimeSpan.Zero);
        }

        return text is null ? null
            : Rfc3339.TryParse(text, out var moment) ? moment
            : throw new ParameterFault(SearchProblems.MomentMalformed(name));
    }

    private static SearchSort SortIn(ListParameters given, ListKind kind) =>
        (given.One("sort"), kind) switch
        {
            (null or "newest", _) => SearchSort.Newest,
            ("oldest", _) => SearchSort.Oldest,
            ("relevance", ListKind.Search) => SearchSort.Relevance,
            _ => throw new ParameterFault(
                kind == ListKind.Search ? SearchProblems.SortUnknown : SearchProblems.OrderUnknown
            ),
        };

    private static SearchPlace? PlaceIn(ListParameters given) =>
        given.One("cursor") is { } cursor
            ? SearchPlace.OfCursor(cursor)
                ?? throw new ParameterFault(SearchProblems.CursorMalformed)
            : null;

    private static int PerPageIn(ListParameters given) =>
        NumberIn(given, "per_page", DefaultPage, LargestPage)
        ?? throw new ParameterFault(SearchProblems.PerPageMalformed);

    /// <summary>Null for what is no number from 1 to the largest.</summary>
    private static int? NumberIn(ListParameters given, string name, int standard, int largest) =>
        given.One(name) is not { } text ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= largest
            ? number
        : null;

    private static bool IsLinesIn(ListParameters given) =>
        given.One("format") switch
        {
            null or "csv" => false,
            "jsonl" => true,
            _ => throw new ParameterFault(SearchProblems.FormatUnknown),
        };
}
