using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Orders that everything about an application is erased. The order stands with the application, so it is carried out
/// whatever dies; under a legal hold it waits until that is lifted.
/// </summary>
public sealed partial class RequestErasure(
    IApplicationStore applications,
    ChangeApplication change,
    IErasureReceipts receipts,
    IWorkQueues queues,
    ApplicationIdentity identity,
    TimeProvider time,
    ILogger<RequestErasure> logger
)
{
    /// <summary>The receipt; null where there is no such application. Again is the same as once.</summary>
    public async Task<ErasureReceipt?> ExecuteAsync(
        ApplicationId id,
        ErasureReason reason,
        CancellationToken cancellationToken
    )
    {
        while (await applications.FindWholeAsync(id, cancellationToken) is { } application)
        {
            if (await TryAsync(application, reason, cancellationToken) is { } receipt)
            {
                if (!application.Record.LegalHold)
                {
                    await queues.TrySendErasureAsync(id, cancellationToken);
                }

                return receipt;
            }
        }

        return null;
    }

    /// <summary>Null where somebody else has changed the application meanwhile.</summary>
    private async Task<ErasureReceipt?> TryAsync(
        StoredApplication application,
        ErasureReason reason,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var name = identity.ReceiptOf(record.Id);
        if (
            record.ErasureRequestedAt is not null
            && await receipts.FindAsync(name, cancellationToken) is { } earlier
        )
        {
            return earlier;
        }

        // The receipt first: an order without one could be carried out and leave no trace.
        var now = time.GetUtcNow();
        var receipt = new ErasureReceipt(
            name,
            record.Board,
            record.Id.PostingId,
            reason,
            ErasureState.Requested,
            now,
            null,
            record.Id,
            ErasedCounts.None
        );
        await receipts.SaveAsync(receipt, cancellationToken);
        var order = new ApplicationChange(
            record with
            {
                ErasureRequestedAt = now,
            },
            HistoryEvents.ErasureRequested,
            now,
            // Nobody is written to years later because a period has ended.
            Mail: reason == ErasureReason.Retention ? null : application.NextMail(MailKind.Erasure)
        );
        if (!await change.TryAsync(application, order, cancellationToken))
        {
            return null;
        }

        LogRequested(reason);
        return receipt;
    }

    [LoggerMessage(
        611,
        LogLevel.Information,
        "The erasure of an application was asked for ({Reason})"
    )]
    private partial void LogRequested(ErasureReason reason);
}
