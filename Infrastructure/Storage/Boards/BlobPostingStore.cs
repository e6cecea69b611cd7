using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>
/// Boards and postings from container <c>boards</c>: lists from the board's listing, which is one read, and postings with
/// their forms from documents of their own.
/// </summary>
internal sealed class BlobPostingStore(
    BoardBlobs blobs,
    BoardListings listings,
    PostingDocuments documents,
    IOptions<PostingCacheOptions> options,
    TimeProvider time
) : IPostingStore
{
    private volatile Boards? _boards;

    public async Task<IReadOnlyList<string>> ListBoardsAsync(CancellationToken cancellationToken)
    {
        if (_boards is { } known && time.GetElapsedTime(known.At) < options.Value.MaxAge)
        {
            return known.Tokens;
        }

        var at = time.GetTimestamp();
        var tokens = await blobs.ListBoardsAsync(cancellationToken);
        _boards = new Boards(tokens, at);
        return tokens;
    }

    public async Task<Board?> FindBoardAsync(string board, CancellationToken cancellationToken) =>
        (await listings.FindAsync(board, cancellationToken)).Board;

    public async Task<IReadOnlyList<Posting>> ListAsync(
        string board,
        CancellationToken cancellationToken
    ) => (await listings.FindAsync(board, cancellationToken)).Postings;

    public async Task<Posting?> FindAsync(
        string board,
        long id,
        CancellationToken cancellationToken
    ) => await documents.FindAsync(new SourceName(board, id), cancellationToken);

    /// <summary>There may be a new board.</summary>
    public void ForgetBoards() => _boards = null;

    private sealed record Boards(IReadOnlyList<string> Tokens, long At);
}
