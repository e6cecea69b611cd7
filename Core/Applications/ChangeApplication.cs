using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// Changes an application and sees to the work that this owes, in the order of <see cref="CommitApplication"/>: the entry in
/// the outbox, the transaction, the messages.
/// </summary>
public sealed class ChangeApplication(
    IApplicationStore applications,
    IOutbox outbox,
    IWorkQueues queues
)
{
    /// <summary>False where somebody else has changed the application since it was read.</summary>
    public async Task<bool> TryAsync(
        StoredApplication before,
        ApplicationChange change,
        CancellationToken cancellationToken
    )
    {
        await outbox.AnnounceAsync(
            before.Id,
            change.At,
            change.At + DispatchOutbox.Grace,
            cancellationToken
        );
        if (!await applications.TryChangeAsync(before, change, cancellationToken))
        {
            return false;
        }

        await Task.WhenAll(
            queues.TrySendSearchAsync(before.Id, cancellationToken),
            change.Mail is { } mail
                ? queues.TrySendMailAsync(mail, cancellationToken)
                : Task.FromResult(true)
        );
        return true;
    }
}
