using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Shows a board's webhooks and what became of their deliveries, to its owners.</summary>
public sealed class ReadWebhooks(ManageAccess access, IWebhooks webhooks, IWebhookLedger ledger)
{
    public const int PageSize = 50;

    private const int LongestCursor = 100;

    public async Task<SourceOutcome> ListAsync(Author author, CancellationToken cancellationToken)
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ManageWebhooks,
            cancellationToken
        );
        return decision.Problem is { } refusal
            ? Refused(refusal)
            : new SourceOutcome(
                WebhookJson.Write(await webhooks.ListAsync(author.Board, cancellationToken)),
                null,
                null
            );
    }

    /// <param name="id">As it stands in the address.</param>
    public async Task<SourceOutcome> FindAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var (webhook, problem) = await OpenAsync(author, id, cancellationToken);
        return webhook is null
            ? Refused(problem!)
            : new SourceOutcome(WebhookJson.Write(webhook), null, null);
    }

    /// <param name="cursor">As an earlier page had it; null for the first one.</param>
    public async Task<SourceOutcome> DeliveriesAsync(
        Author author,
        string id,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var (webhook, problem) = await OpenAsync(author, id, cancellationToken);
        if (webhook is null)
        {
            return Refused(problem!);
        }

        if (cursor is not null && !IsPlace(cursor))
        {
            return Refused(WebhookProblems.CursorMalformed);
        }

        var page = await ledger.ListAsync(
            webhook.Board,
            webhook.Id,
            cursor,
            PageSize,
            cancellationToken
        );
        return new SourceOutcome(WebhookJson.Write(page), null, null);
    }

    /// <summary>The webhook for somebody who may see it, or why not. Exactly one of the two is set.</summary>
    internal async Task<(Webhook? Webhook, Problem? Problem)> OpenAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ManageWebhooks,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return (null, refusal);
        }

        return
            Webhook.IsId(id)
            && await webhooks.FindAsync(author.Board, id, cancellationToken) is { } webhook
            ? (webhook, null)
            : (null, WebhookProblems.NotFound);
    }

    private static SourceOutcome Refused(Problem problem) => new(null, null, problem);

    // Of an application's id, and what sorts before it.
    private static bool IsPlace(string cursor) =>
        cursor.Length is > 0 and <= LongestCursor
        && cursor.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
