using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Keeps an application from being erased, or lifts that, for the board's own servers; an erasure that was asked for meanwhile
/// then begins. Again is the same as once.
/// </summary>
public sealed class SetLegalHold(
    AuthorAccess access,
    IApplicationStore applications,
    ChangeApplication change,
    IWorkQueues queues,
    TimeProvider time
)
{
    /// <summary>Why it cannot be; null where it is so now.</summary>
    public async Task<Problem?> ExecuteAsync(
        Author author,
        string application,
        bool isHeld,
        CancellationToken cancellationToken
    )
    {
        if (await access.RefusalAsync(author, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (!ApplicationId.TryParse(application, out var id))
        {
            return PrivacyProblems.NoSuchApplication;
        }

        while (
            await applications.FindWholeAsync(id, cancellationToken) is { } found
            && found.Record.Board == author.Board
        )
        {
            if (
                found.Record.LegalHold == isHeld
                || await change.TryAsync(found, Change(found.Record, isHeld), cancellationToken)
            )
            {
                if (!isHeld && found.Record.ErasureRequestedAt is not null)
                {
                    await queues.TrySendErasureAsync(id, cancellationToken);
                }

                return null;
            }
        }

        return PrivacyProblems.NoSuchApplication;
    }

    private ApplicationChange Change(ApplicationRecord record, bool isHeld) =>
        new(
            record with
            {
                LegalHold = isHeld,
            },
            isHeld ? HistoryEvents.LegalHoldSet : HistoryEvents.LegalHoldLifted,
            time.GetUtcNow()
        );
}
