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

    /// <summary>A document that is made of a board once, and kept with it.</summary>
    /// <param name="missing">What is not there where there is no such board.</param>
    internal async Task<ReadOutcome> DocumentAsync(
        string board,
        string name,
        Func<PublishedBoard, WireDocument> make,
        Missing missing,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(board, cancellationToken) is { } found
            ? ReadOutcome.Of(found.Document(name, () => make(found)), missing)
            : ReadOutcome.Without(missing);

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
