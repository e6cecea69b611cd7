using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// Makes a delivery owed again, with the event's id of before. The outbox entry comes first, so that the dispatcher finds the
/// work however this ends.
/// </summary>
public sealed class RestartDelivery(
    IWebhookLedger ledger,
    IOutbox outbox,
    IWorkQueues queues,
    TimeProvider time
)
{
    /// <param name="always">Whether one is sent again that was delivered, and one at once that waits; else only what was given up.</param>
    /// <returns>The delivery as it stands then; null where there is none.</returns>
    public async Task<WebhookDelivery?> ExecuteAsync(
        WebhookDeliveryId id,
        bool always,
        CancellationToken cancellationToken
    )
    {
        var delivery = await ledger.FindAsync(id, cancellationToken);
        if (!IsToBeOwed(delivery, always))
        {
            return delivery;
        }

        var now = time.GetUtcNow();
        await outbox.AnnounceAsync(
            id.ApplicationId,
            now,
            now + DispatchOutbox.Grace,
            cancellationToken
        );
        WebhookDelivery? owed = null;
        while (owed is null && IsToBeOwed(delivery, always))
        {
            owed = await ledger.TryUpdateAsync(
                WebhookDelivery.Owed(id, now) with
                {
                    CreatedAt = delivery!.CreatedAt,
                    Version = delivery.Version,
                },
                cancellationToken
            );
            delivery = owed ?? await ledger.FindAsync(id, cancellationToken);
        }

        _ = await queues.TrySendWebhookAsync(
            new WebhookWork(id.ApplicationId, id.WebhookId),
            TimeSpan.Zero,
            cancellationToken
        );
        return delivery;
    }

    private static bool IsToBeOwed(WebhookDelivery? delivery, bool always) =>
        delivery?.State == WebhookState.Dead
        || (always && delivery is { State: WebhookState.Pending or WebhookState.Delivered });
}
