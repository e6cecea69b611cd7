using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Candidates;

/// <summary>How every change that a candidate makes is made: found by the link, and again where somebody was faster.</summary>
public sealed class CandidateChanges(
    CandidateAccess access,
    ChangeApplication change,
    TimeProvider time
)
{
    private const int Tries = 5;

    /// <param name="decide">What is to change; null where it is so already.</param>
    internal async Task<ChangeOutcome> ExecuteAsync(
        CandidateRequest request,
        Func<StoredApplication, DateTimeOffset, ApplicationChange?> decide,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await access.FindAsync(request, cancellationToken) is not { } application)
            {
                return new ChangeOutcome.Refused(CandidateProblems.NotFound);
            }

            if (application.Record.ErasureRequestedAt is not null)
            {
                return new ChangeOutcome.Refused(CandidateProblems.BeingErased);
            }

            if (decide(application, time.GetUtcNow()) is not { } wanted)
            {
                return new ChangeOutcome.Done(application);
            }

            if (await change.TryAsync(application, wanted, cancellationToken))
            {
                return await access.FindAsync(request, cancellationToken) is { } changed
                    ? new ChangeOutcome.Done(changed)
                    : new ChangeOutcome.Refused(CandidateProblems.NotFound);
            }
        }

        return new ChangeOutcome.Refused(CandidateProblems.Busy);
    }
}
