using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Keeps an application from being erased, or lifts that, for the board's own servers; an erasure that was asked for meanwhile
/// then begins. Again is the same as once.
/// </summary>
public sealed class SetLegalHold(
    ManageAccess access,
    RecordAccess audit,
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
        var decision = await access.AuthorizeAsync(
            author,
            Permission.AnswerPrivacyRequests,
            cancellationToken
        );
        if (decision.Permit is not { } permit)
        {
            return decision.Problem;
        }

        var found = await FindAsync(author.Board, application, cancellationToken);
        await audit.ExecuteAsync(
            permit,
            isHeld ? AuditActions.SetLegalHold : AuditActions.LiftLegalHold,
            found is null ? [] : [found.Id],
            cancellationToken
        );
        while (found is not null)
        {
            if (
                found.Record.LegalHold == isHeld
                || await change.TryAsync(found, Change(found.Record, isHeld), cancellationToken)
            )
            {
                if (!isHeld && found.Record.ErasureRequestedAt is not null)
                {
                    await queues.TrySendErasureAsync(found.Id, cancellationToken);
                }

                return null;
            }

            found = await FindAsync(author.Board, application, cancellationToken);
        }

        return PrivacyProblems.NoSuchApplication;
    }

    private async Task<StoredApplication?> FindAsync(
        string board,
        string application,
        CancellationToken cancellationToken
    ) =>
        ApplicationId.TryParse(application, out var id)
        && await applications.FindWholeAsync(id, cancellationToken) is { } found
        && found.Record.Board == board
            ? found
            : null;

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
