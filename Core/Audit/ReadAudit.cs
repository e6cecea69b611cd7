using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Audit;

/// <summary>Who has asked for which personal data of a board, the newest first, for its owners.</summary>
public sealed class ReadAudit(ManageAccess access, IAuditTrail trail)
{
    public const int PageSize = 100;

    private static readonly Problem CursorMalformed = new(
        422,
        "cursor-malformed",
        "This cursor is none that an earlier page gave. Leave it out to begin with the first page.",
        "Invalid attributes: cursor"
    );

    /// <param name="cursor">As an earlier page had it; null for the first one.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(author, Permission.ReadAudit, cancellationToken);
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        if (cursor is not null && AuditEntry.MomentOf(cursor) is null)
        {
            return new SourceOutcome(null, null, CursorMalformed);
        }

        var found = await trail.ListAsync(author.Board, cursor, PageSize + 1, cancellationToken);
        var page = found.Take(PageSize).ToList();
        var json = new JsonObject
        {
            ["entries"] = new JsonArray([.. page.Select(Node)]),
            ["meta"] = new JsonObject
            {
                ["next_cursor"] = found.Count > PageSize ? page[^1].Id : null,
            },
        };
        return new SourceOutcome(SourceJson.Write(json), null, null);
    }

    private static JsonObject Node(AuditEntry entry) =>
        new()
        {
            ["id"] = entry.Id,
            ["at"] = entry.At,
            ["actor"] = new JsonObject
            {
                ["kind"] = entry.Actor.Kind.ToString().ToLowerInvariant(),
                ["id"] = entry.Actor.Id,
            },
            ["action"] = entry.Action,
            ["application_ids"] = new JsonArray([
                .. entry.Applications.Select(id => (JsonNode)id.ToString()),
            ]),
            ["result"] = entry.Result == AuditResult.Granted ? "granted" : "not_found",
        };
}
