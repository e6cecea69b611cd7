using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Candidates;

/// <summary>Takes an application back, at its candidate's wish. Again is the same as once.</summary>
public sealed class WithdrawApplication(CandidateChanges changes)
{
    public Task<ChangeOutcome> ExecuteAsync(
        CandidateRequest request,
        CancellationToken cancellationToken
    ) =>
        changes.ExecuteAsync(
            request,
            (application, at) =>
                application.Record.Stage == Stage.Withdrawn
                    ? null
                    : new ApplicationChange(
                        application.Record with
                        {
                            Stage = Stage.Withdrawn,
                        },
                        HistoryEvents.Withdrawn,
                        at,
                        Mail: application.NextMail(MailKind.Withdrawal)
                    ),
            cancellationToken
        );
}
