using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Candidates;

/// <summary>How every change that a candidate makes is made: found by the link, and again where somebody was faster.</summary>
public sealed class CandidateChanges(
    CandidateAccess access,
    ChangeApplication change,
    TimeProvider time
)
{
    /// <param name="decide">What is to change; null where it is so already.</param>
    /// <param name="whenWithdrawn">Whether it may also happen to an application that was withdrawn.</param>
    internal async Task<ChangeOutcome> ExecuteAsync(
        CandidateRequest request,
        Func<StoredApplication, DateTimeOffset, ApplicationChange?> decide,
        bool whenWithdrawn,
        CancellationToken cancellationToken
    ) =>
        await change.ExecuteAsync(
            await access.FindAsync(request, cancellationToken),
            token => access.FindAsync(request, token),
            application =>
                application.Record switch
                {
                    { ErasureRequestedAt: not null } => new ChangeDecision.Refuse(
                        CandidateProblems.BeingErased
                    ),
                    { Stage: Stage.Withdrawn } when !whenWithdrawn => new ChangeDecision.Refuse(
                        CandidateProblems.Withdrawn
                    ),
                    _ => decide(application, time.GetUtcNow()) is { } wanted
                        ? new ChangeDecision.Make(wanted)
                        : new ChangeDecision.Leave(),
                },
            CandidateProblems.NotFound,
            cancellationToken
        );
}
