using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Reads what an index has found from where it is kept, several at once and in order. The index may be a moment behind: what was
/// erased since, or is no longer what was asked for, is left out.
/// </summary>
public sealed class ReadFound(IApplicationStore applications)
{
    private const int AtOnce = 16;

    /// <param name="board">What is another's is not there.</param>
    /// <param name="make">What is wanted of each.</param>
    internal async Task<IReadOnlyList<T>> ExecuteAsync<T>(
        string board,
        IReadOnlyList<SearchPlace> places,
        SearchFilter filter,
        Func<SearchPlace, StoredApplication, CancellationToken, Task<T>> make,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var found = new T?[places.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, places.Count),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (i, token) =>
            {
                var application = await applications.FindShownAsync(board, places[i].Id, token);
                if (application is not null && filter.Matches(application))
                {
                    found[i] = await make(places[i], application, token);
                }
            }
        );
        return [.. found.OfType<T>()];
    }
}
