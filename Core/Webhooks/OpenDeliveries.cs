using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// Finds out which webhooks are to be told of a new application. The commit notes no more than that this is owed, so that it
/// has nothing to wait for.
/// </summary>
public sealed class OpenDeliveries(
    IApplicationStore applications,
    IWebhooks webhooks,
    IWebhookLedger ledger,
    IWorkQueues queues,
    TimeProvider time
)
{
    public async Task ExecuteAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        if (
            !await ledger.IsUnopenedAsync(id, cancellationToken)
            || await applications.FindAsync(id, cancellationToken) is not { } application
        )
        {
            return;
        }

        var listed = application.ErasureRequestedAt is null
            ? await webhooks.ListAsync(application.Board, cancellationToken)
            : [];
        var now = time.GetUtcNow();
        var deliveries = listed
            .Where(webhook => webhook.IsEnabled)
            .Select(webhook => WebhookDelivery.Owed(new WebhookDeliveryId(id, webhook.Id), now))
            .ToList();
        if (!await ledger.TryOpenAsync(application, deliveries, cancellationToken))
        {
            return;
        }

        foreach (var delivery in deliveries)
        {
            // Where a message cannot be sent, the dispatcher sends it.
            _ = await queues.TrySendWebhookAsync(
                new WebhookWork(id, delivery.Id.WebhookId),
                TimeSpan.Zero,
                cancellationToken
            );
        }
    }
}
