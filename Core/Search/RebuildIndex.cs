using ApplyFunctions.Core.Upkeep;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Makes the index of a board anew from what is stored. What comes meanwhile is put into the new one; until this ends, not
/// everything is found.
/// </summary>
public sealed class RebuildIndex(
    IApplicationStates applications,
    ISearchIndex index,
    IndexApplication indexing
)
{
    private const int AtOnce = 200;

    /// <returns>How many applications were looked at.</returns>
    public async Task<int> ExecuteAsync(string board, CancellationToken cancellationToken)
    {
        await index.ResetAsync(board, cancellationToken);
        var count = 0;
        var ids = applications
            .ListAsync(cancellationToken)
            .Where(a => a.Head is { IsErased: false } head && head.Board == board)
            .Select(a => a.Id);
        await foreach (var some in ids.Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            await indexing.UpdateAsync(board, some, cancellationToken);
            count += some.Length;
        }

        return count;
    }
}
