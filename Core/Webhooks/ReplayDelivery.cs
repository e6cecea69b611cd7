using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Has a webhook told of an application once more, whatever became of it before, for owners of the board.</summary>
public sealed class ReplayDelivery(ReadWebhooks read, RestartDelivery restart)
{
    /// <param name="id">As it stands in the address.</param>
    /// <param name="eventId">As it stands in the address.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        string eventId,
        CancellationToken cancellationToken
    )
    {
        var (webhook, problem) = await read.OpenAsync(author, id, cancellationToken);
        if (webhook is null)
        {
            return new SourceOutcome(null, null, problem);
        }

        // A webhook's id is one board's, so an event that names it is that board's, too.
        return
            WebhookDeliveryId.TryParse(eventId, out var delivery)
            && delivery.WebhookId == webhook.Id
            && await restart.ExecuteAsync(delivery, always: true, cancellationToken)
                is { } restarted
            ? new SourceOutcome(WebhookJson.Write(restarted), null, null)
            : new SourceOutcome(null, null, WebhookProblems.DeliveryNotFound);
    }
}
