using System.Collections.Concurrent;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>Finds what anyone may read of a board.</summary>
public sealed class PublishedBoards(IPostingStore postings, TimeProvider time)
{
    // What is kept of each is as large as its postings; forgetting all is cheap and rare.
    private const int MaxBoards = 200;

    private readonly ConcurrentDictionary<string, PublishedBoard> _known = new(
        StringComparer.Ordinal
    );

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
        if (_known.TryGetValue(token, out var known) && known.HoldsFor(found, all, now))
        {
            return known;
        }

        if (_known.Count >= MaxBoards)
        {
            _known.Clear();
        }

        return _known[token] = new PublishedBoard(token, found, all, now);
    }
}
