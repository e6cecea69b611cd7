using ApplyFunctions.Core.Applications;

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

    /// <summary>Null where it took too long.</summary>
    Task<SearchHits?> SearchAsync(
        string board,
        SearchRequest request,
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
);

public enum SearchSort
{
    Newest,

    /// <summary>By how often the words occur, and how rare they are. No model has a say in it.</summary>
    Relevance,
}

/// <param name="Query">Null for all applications.</param>
/// <param name="Posting">Null for those of all postings.</param>
/// <param name="After">Where the page before ended; null for the first one.</param>
public sealed record SearchRequest(
    SearchNode? Query,
    long? Posting,
    SearchSort Sort,
    SearchPlace? After,
    int Count
);

/// <param name="Total">Of all pages.</param>
public sealed record SearchHits(IReadOnlyList<SearchPlace> Places, int Total)
{
    public static SearchHits None { get; } = new([], 0);
}

/// <summary>A piece of a text.</summary>
public sealed record Fragment(IReadOnlyList<FragmentPart> Parts);

/// <param name="IsMatch">Whether this is what was looked for.</param>
public sealed record FragmentPart(string Text, bool IsMatch);
