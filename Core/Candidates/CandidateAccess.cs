using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Candidates;

/// <param name="Id">The application, as it stands in the address.</param>
/// <param name="Token">See <see cref="CandidateLinks"/>; null where there was none.</param>
public sealed record CandidateRequest(string Id, string? Token);

/// <summary>Lets the holder of a signed link to their own application, and nobody else.</summary>
public sealed class CandidateAccess(IApplicationStore applications, CandidateLinks links)
{
    /// <summary>
    /// Null for a wrong token and for an application that is not there: who has no valid link does not learn which.
    /// </summary>
    public async Task<StoredApplication?> FindAsync(
        CandidateRequest request,
        CancellationToken cancellationToken
    ) =>
        ApplicationId.TryParse(request.Id, out var id) && links.IsValid(request.Token, id)
            ? await applications.FindWholeAsync(id, cancellationToken)
            : null;
}
