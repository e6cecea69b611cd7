using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>Shows an application with its answers, files, mails, notes and history, and what else the person has sent.</summary>
public sealed class ReadApplication(
    OpenApplication open,
    RecordAccess audit,
    IPostingStore postings,
    ApplicationsOfPerson person,
    Quarantine quarantine
)
{
    /// <param name="id">As it stands in the address.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var opened = await open.ExecuteAsync(
            author,
            Permission.ReadApplications,
            id,
            AuditActions.Read,
            cancellationToken
        );
        return opened.Application is { } application
            ? await ShowAsync(application, cancellationToken)
            : new SourceOutcome(null, null, opened.Problem);
    }

    /// <summary>As <see cref="ExecuteAsync"/> shows it.</summary>
    internal async Task<SourceOutcome> ShowAsync(
        PermittedApplication application,
        CancellationToken cancellationToken
    )
    {
        var (permit, shown) = application;
        var record = shown.Record;
        var title = postings.FindAsync(record.Board, record.Id.PostingId, cancellationToken);
        var all = await person.FindAsync(record.Board, record.Candidate.Email, cancellationToken);
        List<ApplicationRecord> others =
        [
            .. all.Select(a => a.Record)
                .Where(other => other.Id != record.Id && other.ErasureRequestedAt is null),
        ];
        if (others.Count > 0)
        {
            await audit.ExecuteAsync(
                permit,
                AuditActions.FindOthers,
                [.. others.Select(other => other.Id)],
                cancellationToken
            );
        }

        return new SourceOutcome(
            ApplicationView.Write(shown, (await title)?.Title, others, quarantine),
            null,
            null
        );
    }
}
