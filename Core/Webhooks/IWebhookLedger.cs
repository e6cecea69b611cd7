using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Which webhooks are to be told of which applications. It stands with the applications, and goes with them.</summary>
public interface IWebhookLedger
{
    /// <summary>Whether it is still to be found out who is to be told of an application.</summary>
    Task<bool> IsUnopenedAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the deliveries of an application in place of the note that they are to be found; all or nothing, and false where
    /// somebody has done so, or the application was erased.
    /// </summary>
    Task<bool> TryOpenAsync(
        ApplicationRecord application,
        IReadOnlyList<WebhookDelivery> deliveries,
        CancellationToken cancellationToken
    );

    Task<WebhookDelivery?> FindAsync(WebhookDeliveryId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a delivery if nobody has changed it since it was read; null when somebody has. Returns it with its new version.
    /// </summary>
    Task<WebhookDelivery?> TryUpdateAsync(
        WebhookDelivery delivery,
        CancellationToken cancellationToken
    );

    /// <summary>The deliveries of a webhook, those of the newest applications first.</summary>
    /// <param name="after">The place after which to go on; null for the first page.</param>
    Task<WebhookDeliveryPage> ListAsync(
        string board,
        string webhookId,
        string? after,
        int most,
        CancellationToken cancellationToken
    );
}

/// <param name="Next">The place after which the next page begins; null for the last page.</param>
public sealed record WebhookDeliveryPage(IReadOnlyList<WebhookDelivery> Deliveries, string? Next);

/// <summary>What holds for every ledger.</summary>
internal static class WebhookLedgers
{
    /// <summary>Records that a delivery is given up. What has come to an end stays so.</summary>
    /// <returns>Whether it was given up now.</returns>
    public static async Task<bool> GiveUpAsync(
        this IWebhookLedger ledger,
        WebhookDeliveryId id,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        // Until it is written, or somebody else has brought it to an end: whoever asks has no other try.
        while (
            await ledger.FindAsync(id, cancellationToken)
                is { State: WebhookState.Pending } delivery
        )
        {
            var dead = delivery with
            {
                State = WebhookState.Dead,
                ChangedAt = moment,
                Reason = delivery.Reason ?? WebhookReasons.GivenUp,
            };
            if (await ledger.TryUpdateAsync(dead, cancellationToken) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
