using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>What anyone may read of a board and its postings.</summary>
public sealed class ReadPostings(
    PublishedBoards boards,
    IPostingStore postings,
    RulesView rules,
    TimeProvider time
)
{
    public Task<ReadOutcome> BoardAsync(string board, CancellationToken cancellationToken) =>
        boards.DocumentAsync(
            board,
            "board",
            found => BoardView.Of(found.Board),
            Missing.Board,
            cancellationToken
        );

    public Task<ReadOutcome> ListAsync(
        string board,
        PostingParts parts,
        CancellationToken cancellationToken
    ) =>
        boards.DocumentAsync(
            board,
            $"jobs {parts}",
            found => PostingsView.Of(found, parts),
            Missing.Postings,
            cancellationToken
        );

    /// <param name="id">As it stands in the address.</param>
    public async Task<ReadOutcome> FindAsync(
        string board,
        string? id,
        PostingParts parts,
        CancellationToken cancellationToken
    )
    {
        if (BoardToken.Of(board) is not { } token)
        {
            return ReadOutcome.Without(Missing.Postings);
        }

        var reading = postings.FindBoardAsync(token, cancellationToken);
        var posting = PostingId.TryParse(id, out var number)
            ? await postings.FindAsync(token, number, cancellationToken)
            : null;
        var now = time.GetUtcNow();
        var owner = await reading;
        if (posting?.IsPublishedAt(now) != true)
        {
            return ReadOutcome.Without(owner is null ? Missing.Postings : Missing.Posting);
        }

        var bytes = RenderedPosting
            .Of(posting)
            .Bytes(
                parts,
                owner?.Name,
                now,
                parts.HasFlag(PostingParts.Questions) ? rules.Of(posting) : default
            );
        return ReadOutcome.Of(new WireDocument(bytes, WireDocument.JsonType), Missing.Posting);
    }
}
