using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Search;

/// <summary>An index for each board. Nothing that is asked of one board's can see another's.</summary>
public interface ISearchIndex
{
    /// <summary>
    /// Has the index say of applications what is true of them. One writer a board at a time asks for that, and only when it is
    /// its turn, so that whatever is written last is also what was read last. What is taken out is gone from storage on return.
    /// </summary>
    /// <param name="read">Null for an application that must not be found.</param>
    /// <exception cref="TimeoutException">Others were writing all the time: try again.</exception>
    Task UpdateAsync(
        string board,
        IReadOnlyCollection<ApplicationId> ids,
        Func<ApplicationId, CancellationToken, Task<SearchDocument?>> read,
        CancellationToken cancellationToken
    );

    Task<IndexAnswer<SearchHits>> SearchAsync(
        string board,
        SearchRequest request,
        CancellationToken cancellationToken
    );

    /// <summary>Counts what a filter is true of, all in one pass.</summary>
    Task<IndexAnswer<SearchCounts>> CountAsync(
        string board,
        SearchFilter filter,
        CancellationToken cancellationToken
    );

    /// <summary>The places of a text for which it was found, best first; none where it was found for something else.</summary>
    IReadOnlyList<Fragment> Highlight(SearchNode query, SearchField field, string text);

    /// <summary>Empties the index of a board, whatever state it is in.</summary>
    Task ResetAsync(string board, CancellationToken cancellationToken);
}

/// <summary>What can be found of an application.</summary>
public sealed record SearchDocument(
    ApplicationId Id,
    DateTimeOffset ReceivedAt,
    string Name,
    string Email,
    IReadOnlyList<string> Answers,
    IReadOnlyList<string> Texts
)
{
    public Stage Stage { get; init; }

    /// <summary>At most <see cref="SearchFilter.LongestSource"/> characters; null where there is none.</summary>
    public string? Source { get; init; }

    public bool IsFlagged { get; init; }

    public IReadOnlyList<TextWord> Outcomes { get; init; } = [];
}

/// <summary>What became of a file.</summary>
/// <param name="Field">Its form field.</param>
/// <param name="Word">Of reading it: one of <see cref="TextWords"/>.</param>
public sealed record TextWord(string Field, string Word)
{
    /// <summary>See <see cref="AttachedFile.Scan"/>.</summary>
    public ScanState? Scan { get; init; }
}

public enum SearchSort
{
    Newest,
    Oldest,

    /// <summary>By how often the words occur, and how rare they are. No model has a say in it.</summary>
    Relevance,
}

/// <param name="Query">Null for all applications.</param>
/// <param name="After">Where the page before ended; null for the first one.</param>
public sealed record SearchRequest(
    SearchNode? Query,
    SearchFilter Filter,
    SearchSort Sort,
    SearchPlace? After,
    int Count
);

/// <param name="Total">Of all pages.</param>
public sealed record SearchHits(IReadOnlyList<SearchHit> Hits, int Total)
{
    public static SearchHits None { get; } = new([], 0);

    public IReadOnlyList<SearchPlace> Places => [.. Hits.Select(hit => hit.Place)];
}

/// <param name="Outcomes">As the index was told last; null where a former release has told it.</param>
public sealed record SearchHit(SearchPlace Place, IReadOnlyList<TextWord>? Outcomes)
{
    /// <summary>Whether the index was told what scans came to; former releases did not.</summary>
    public bool TellsScans { get; init; }
}

/// <summary>How many applications there are, by what they are filtered by.</summary>
/// <param name="Days">Days in UTC; those without any are missing.</param>
/// <param name="Sources">The most frequent first; the empty one stands for none.</param>
/// <param name="Texts">Applications with a file of which that became: one with two files may count twice.</param>
public sealed record SearchCounts(
    int Applications,
    IReadOnlyDictionary<DateOnly, int> Days,
    IReadOnlyDictionary<string, int> Stages,
    IReadOnlyList<KeyValuePair<string, int>> Sources,
    IReadOnlyDictionary<string, int> Texts,
    int Flagged
)
{
    public static SearchCounts None { get; } =
        new(
            0,
            new Dictionary<DateOnly, int>(),
            new Dictionary<string, int>(StringComparer.Ordinal),
            [],
            new Dictionary<string, int>(StringComparer.Ordinal),
            0
        );
}

/// <summary>What an index says, or why it says nothing. Exactly one of the two is set.</summary>
public sealed record IndexAnswer<T>(T? Value, IndexFault? Fault)
    where T : class;

/// <summary>Why an index says nothing.</summary>
public enum IndexFault
{
    /// <summary>It would have taken longer than two seconds.</summary>
    TooSlow,

    /// <summary>A former release has made it, which did not know what is asked for. It has to be made anew.</summary>
    Outdated,

    /// <summary>A file of it is lost. It has to be made anew.</summary>
    Incomplete,
}

/// <summary>A piece of a text.</summary>
public sealed record Fragment(IReadOnlyList<FragmentPart> Parts);

/// <param name="IsMatch">Whether this is what was looked for.</param>
public sealed record FragmentPart(string Text, bool IsMatch);
