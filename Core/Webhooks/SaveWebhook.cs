using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>A webhook that was made or changed, or why it was not. Exactly one of the last two is set.</summary>
/// <param name="NewId">Null where it was there before.</param>
public sealed record WebhookOutcome(string? NewId, ReadOnlyMemory<byte>? Json, Problem? Problem)
{
    internal static WebhookOutcome Refused(Problem? problem) => new(null, null, problem);
}

/// <summary>Makes and changes webhooks, for owners of a board. Another secret takes the place of the one before at once.</summary>
public sealed partial class SaveWebhook(
    ManageAccess access,
    ReadWebhooks read,
    ISubmissionReader reader,
    IWebhooks webhooks,
    IWebhookSender sender,
    WebhookSecrets secrets,
    TimeProvider time,
    ILogger<SaveWebhook> logger
)
{
    public async Task<WebhookOutcome> CreateAsync(
        Author author,
        SubmissionBody body,
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
            return WebhookOutcome.Refused(refusal);
        }

        var (terms, problem) = await TermsAsync(body, cancellationToken);
        if (terms is null)
        {
            return WebhookOutcome.Refused(problem);
        }

        // Two at the same moment may make one more, which harms nobody.
        var board = author.Board;
        var others = await webhooks.ListAsync(board, cancellationToken);
        if (others.Count >= Webhook.Most)
        {
            return WebhookOutcome.Refused(WebhookProblems.TooMany);
        }

        var id = Webhook.NewId();
        var secret = terms.Secret ?? WebhookSecrets.NewSecret();
        var webhook = new Webhook(
            id,
            board,
            terms.Url,
            secrets.Seal(board, id, secret),
            terms.IsEnabled ?? true,
            time.GetUtcNow()
        );
        if (!await webhooks.TrySaveAsync(webhook, cancellationToken))
        {
            return WebhookOutcome.Refused(WebhookProblems.Changed);
        }

        LogSaved(board, id, webhook.IsEnabled);
        var shown = terms.Secret is null ? secret : null;
        return new WebhookOutcome(id, WebhookJson.Write(webhook, shown), null);
    }

    /// <param name="id">As it stands in the address.</param>
    public async Task<WebhookOutcome> ReplaceAsync(
        Author author,
        string id,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var (webhook, problem) = await read.OpenAsync(author, id, cancellationToken);
        if (webhook is null)
        {
            return WebhookOutcome.Refused(problem);
        }

        var (terms, fault) = await TermsAsync(body, cancellationToken);
        if (terms is null)
        {
            return WebhookOutcome.Refused(fault);
        }

        var after = webhook with
        {
            Url = terms.Url,
            Secret = terms.Secret is { } secret
                ? secrets.Seal(webhook.Board, webhook.Id, secret)
                : webhook.Secret,
            IsEnabled = terms.IsEnabled ?? webhook.IsEnabled,
            EndedAt = terms.IsEnabled == true ? null : webhook.EndedAt,
            DiedAt = null,
        };
        if (!await webhooks.TrySaveAsync(after, cancellationToken))
        {
            return WebhookOutcome.Refused(WebhookProblems.Changed);
        }

        LogSaved(webhook.Board, webhook.Id, after.IsEnabled);
        return new WebhookOutcome(null, WebhookJson.Write(after), null);
    }

    private async Task<(WebhookTerms? Terms, Problem? Problem)> TermsAsync(
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return (null, reading.Problem);
        }

        using (submission)
        {
            return WebhookTerms.In(submission, sender);
        }
    }

    [LoggerMessage(
        252,
        LogLevel.Information,
        "Webhook {Webhook} of board {Board} was saved, enabled: {IsEnabled}"
    )]
    private partial void LogSaved(string board, string webhook, bool isEnabled);
}
