using ApplyFunctions.Core.Privacy;

namespace ApplyFunctions.Core.Candidates;

/// <summary>Has an application erased, at its candidate's wish.</summary>
public sealed class EraseOwnApplication(CandidateAccess access, RequestErasure erasure)
{
    /// <summary>The receipt; null where the link leads to no application.</summary>
    public async Task<ErasureReceipt?> ExecuteAsync(
        CandidateRequest request,
        CancellationToken cancellationToken
    ) =>
        await access.FindAsync(request, cancellationToken) is { } application
            ? await erasure.ExecuteAsync(application.Id, ErasureReason.Candidate, cancellationToken)
            : null;
}
