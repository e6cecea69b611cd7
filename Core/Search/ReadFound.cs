using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Reads what an index has found from where it is kept, several at once and in order. The index may be a moment behind: what was
/// erased since, or is no longer what was asked for, is left out.
/// </summary>
public sealed class ReadFound(IApplicationStore applications, Quarantine quarantine)
{
    private const int AtOnce = 16;

    /// <summary>The records alone, each of which is one row; what became of their files says the index.</summary>
    /// <param name="board">What is another's is not there.</param>
    internal Task<IReadOnlyList<FoundApplication>> RecordsAsync(
        string board,
        IReadOnlyList<SearchHit> hits,
        SearchFilter filter,
        CancellationToken cancellationToken
    ) =>
        EachAsync(
            hits,
            (hit, token) => FindRecordAsync(board, hit, filter, token),
            cancellationToken
        );

    /// <param name="board">What is another's is not there.</param>
    /// <param name="make">What is wanted of each.</param>
    internal Task<IReadOnlyList<T>> WholeAsync<T>(
        string board,
        IReadOnlyList<SearchHit> hits,
        SearchFilter filter,
        Func<SearchHit, StoredApplication, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken
    )
        where T : class =>
        EachAsync(
            hits,
            (hit, token) =>
                FindWholeAsync(board, hit, filter, (found, t) => make(hit, found, t), token),
            cancellationToken
        );

    private async Task<FoundApplication?> FindRecordAsync(
        string board,
        SearchHit hit,
        SearchFilter filter,
        CancellationToken cancellationToken
    )
    {
        if (hit.Outcomes is not { } outcomes || (quarantine.IsOn && !hit.TellsScans))
        {
            // The index was told by a former release, and does not say all of files.
            return await FindWholeAsync(
                board,
                hit,
                filter,
                (found, _) =>
                    Task.FromResult(new FoundApplication(found.Record, TextWords.Of(found))),
                cancellationToken
            );
        }

        var record = await applications.FindShownRecordAsync(
            board,
            hit.Place.Id,
            cancellationToken
        );
        return record is not null && filter.Matches(record, outcomes)
            ? new FoundApplication(record, outcomes)
            : null;
    }

    private async Task<T?> FindWholeAsync<T>(
        string board,
        SearchHit hit,
        SearchFilter filter,
        Func<StoredApplication, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken
    )
        where T : class =>
        await applications.FindShownAsync(board, hit.Place.Id, cancellationToken) is { } found
        && filter.Matches(found.Record, TextWords.Of(found))
            ? await make(found, cancellationToken)
            : null;

    private static async Task<IReadOnlyList<T>> EachAsync<T>(
        IReadOnlyList<SearchHit> hits,
        Func<SearchHit, CancellationToken, Task<T?>> read,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var found = new T?[hits.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, hits.Count),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (i, token) => found[i] = await read(hits[i], token)
        );
        return [.. found.OfType<T>()];
    }
}

/// <summary>What is shown of an application in a list.</summary>
internal sealed record FoundApplication(ApplicationRecord Record, IReadOnlyList<TextWord> Outcomes)
{
    /// <summary>Null where the order is another.</summary>
    public float? Score { get; init; }

    public IReadOnlyList<Highlight> Highlights { get; init; } = [];
}

/// <param name="File">The form field of the file whose text it is; null for what is no file.</param>
internal sealed record Highlight(SearchField Field, string? File, Fragment Fragment);
