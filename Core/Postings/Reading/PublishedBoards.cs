using System.Runtime.CompilerServices;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>Finds what anyone may read of a board.</summary>
public sealed class PublishedBoards(IPostingStore postings, TimeProvider time)
{
    // The store hands out the same list while nothing changes.
    private readonly ConditionalWeakTable<IReadOnlyList<Posting>, PublishedBoard> _known = [];

    /// <summary>Null where there is no such board.</summary>
    public async Task<PublishedBoard?> FindAsync(string board, CancellationToken cancellationToken)
    {
        if (
            BoardToken.Of(board) is not { } token
            || await postings.FindBoardAsync(token, cancellationToken) is not { } found
        )
        {
            return null;
        }

        var all = await postings.ListAsync(token, cancellationToken);
        var now = time.GetUtcNow();
        if (_known.TryGetValue(all, out var known) && known.HoldsFor(found, now))
        {
            return known;
        }

        var published = new PublishedBoard(token, found, all, now);
        _known.AddOrUpdate(all, published);
        return published;
    }
}
