using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Sends a receiver something of no meaning, and shows its owner what came of it; also where it is disabled.</summary>
public sealed class PingWebhook(ReadWebhooks read, WebhookSecrets secrets, IWebhookSender sender)
{
    /// <param name="id">As it stands in the address.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var (webhook, problem) = await read.OpenAsync(author, id, cancellationToken);
        if (webhook is null)
        {
            return new SourceOutcome(null, null, problem);
        }

        var body = WebhookJson.Ping(webhook);
        var answer = await sender.SendAsync(
            new WebhookPost(
                webhook.Url,
                $"ping-{Guid.NewGuid():N}",
                body,
                secrets.Sign(webhook, body.Span)
            ),
            cancellationToken
        );
        return new SourceOutcome(WebhookJson.Write(answer), null, null);
    }
}
