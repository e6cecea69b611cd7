using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>What an author asked to see, or why not. Exactly one of the first and the last is set.</summary>
/// <param name="Tag">Of the stored version; null for a list.</param>
public sealed record SourceOutcome(ReadOnlyMemory<byte>? Json, string? Tag, Problem? Problem);

/// <summary>What authors read: documents as they are stored, also those that nobody else sees yet or any more.</summary>
public sealed class ReadSources(
    ManageAccess access,
    IPostingSources sources,
    IPostingStore postings
)
{
    /// <param name="id">Null for the board itself.</param>
    public async Task<SourceOutcome> FindAsync(
        Author author,
        long? id,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReadPostings,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        var name = new SourceName(author.Board, id);
        return await sources.FindAsync(name, cancellationToken) is { } stored
            ? new SourceOutcome(stored.Json, stored.Tag, null)
            : new SourceOutcome(
                null,
                null,
                id is null ? AuthoringProblems.BoardNotFound : PostingProblems.PostingNotFound
            );
    }

    /// <summary>All postings of a board, in short.</summary>
    public async Task<SourceOutcome> ListAsync(Author author, CancellationToken cancellationToken)
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReadPostings,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        if (await postings.FindBoardAsync(author.Board, cancellationToken) is null)
        {
            return new SourceOutcome(null, null, AuthoringProblems.BoardNotFound);
        }

        var all = await postings.ListAsync(author.Board, cancellationToken);
        var list = new JsonObject
        {
            ["jobs"] = new JsonArray([.. all.Select(Summary)]),
            ["meta"] = new JsonObject { ["total"] = all.Count },
        };
        return new SourceOutcome(SourceJson.Write(list), null, null);
    }

    private static JsonObject Summary(Posting posting) =>
        new()
        {
            ["id"] = posting.Id,
            ["title"] = posting.Title,
            ["status"] = posting.Status ?? PostingStatus.Live,
            ["tag"] = posting.Tag,
            ["first_published"] = posting.FirstPublished,
            ["application_deadline"] = posting.ApplicationDeadline,
            ["application_deadline_time_zone"] = posting.ApplicationDeadlineTimeZone,
        };
}
