using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>Shows an application with its answers, files, mails and history.</summary>
public sealed class ReadApplication(OpenApplication open)
{
    /// <param name="id">As it stands in the address.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var opened = await open.ExecuteAsync(author, id, AuditActions.Read, cancellationToken);
        return opened.Application is { } application
            ? new SourceOutcome(ApplicationView.Write(application), null, null)
            : new SourceOutcome(null, null, opened.Problem);
    }
}
