using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Privacy;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>An application for somebody who may have it, or why they may not. Exactly one of the two is set.</summary>
public sealed record OpenedApplication(PermittedApplication? Application, Problem? Problem);

public sealed record PermittedApplication(Permit Permit, StoredApplication Value);

/// <summary>Hands out one application of a board, and records to whom.</summary>
public sealed class OpenApplication(
    ManageAccess access,
    RecordAccess audit,
    IApplicationStore applications
)
{
    /// <param name="id">As it stands in the address.</param>
    /// <param name="action">What it is for: one of <see cref="AuditActions"/>.</param>
    public async Task<OpenedApplication> ExecuteAsync(
        Author author,
        Permission needed,
        string id,
        string action,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(author, needed, cancellationToken);
        if (decision.Permit is not { } permit)
        {
            return new OpenedApplication(null, decision.Problem);
        }

        var found = ApplicationId.TryParse(id, out var application)
            ? await applications.FindShownAsync(author.Board, application, cancellationToken)
            : null;
        await audit.ExecuteAsync(
            permit,
            action,
            found is null ? [] : [found.Id],
            cancellationToken
        );
        return found is null
            ? new OpenedApplication(null, PrivacyProblems.NoSuchApplication)
            : new OpenedApplication(new PermittedApplication(permit, found), null);
    }
}
