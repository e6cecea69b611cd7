using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings;

/// <summary>What anyone may read of a board. Unknown boards and postings are null.</summary>
public sealed class ReadPostings(IPostingStore postings, TimeProvider time)
{
    public async Task<JsonObject?> BoardAsync(string board, CancellationToken cancellationToken) =>
        BoardToken.IsValid(board)
        && await postings.FindBoardAsync(board, cancellationToken) is { } found
            ? JsonSerializer.SerializeToNode(found, PostingJson.Default.Board)!.AsObject()
            : null;

    public async Task<JsonObject?> ListAsync(
        string board,
        bool content,
        CancellationToken cancellationToken
    )
    {
        if (
            !BoardToken.IsValid(board)
            || await postings.FindBoardAsync(board, cancellationToken) is null
        )
        {
            return null;
        }

        var now = time.GetUtcNow();
        var all = await postings.ListAsync(board, cancellationToken);
        var found = all.Where(p => p.IsPublishedAt(now)).ToList();
        var jobs = new JsonArray([
            .. found.Select(p => PostingView.Of(p, content, questions: false, pay: false, now)),
        ]);
        return new JsonObject
        {
            ["jobs"] = jobs,
            ["meta"] = new JsonObject { ["total"] = found.Count },
        };
    }

    public async Task<JsonObject?> FindAsync(
        string board,
        long id,
        bool questions,
        bool pay,
        CancellationToken cancellationToken
    ) =>
        BoardToken.IsValid(board)
        && await postings.FindAsync(board, id, cancellationToken) is { } posting
        && posting.IsPublishedAt(time.GetUtcNow())
            ? PostingView.Of(posting, content: true, questions, pay, time.GetUtcNow())
            : null;
}
