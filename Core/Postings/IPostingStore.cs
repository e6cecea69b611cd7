namespace ApplyFunctions.Core.Postings;

/// <summary>
/// Reads boards and postings. Answers may be as old as the cache allows, a few seconds; an unknown board or
/// posting is null.
/// </summary>
public interface IPostingStore
{
    /// <summary>The tokens of all boards, in their order.</summary>
    Task<IReadOnlyList<string>> ListBoardsAsync(CancellationToken cancellationToken);

    Task<Board?> FindBoardAsync(string board, CancellationToken cancellationToken);

    /// <summary>All postings of a board, newest first; empty for an unknown board.</summary>
    Task<IReadOnlyList<Posting>> ListAsync(string board, CancellationToken cancellationToken);

    Task<Posting?> FindAsync(string board, long id, CancellationToken cancellationToken);
}
