using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Applications;

/// <summary>Finds what one person has sent to a board, newest first.</summary>
public sealed class ApplicationsOfPerson(
    IPeople people,
    IOutbox outbox,
    IApplicationStore applications,
    ApplicationIdentity identity
)
{
    /// <summary>What came in the last seconds may be missing.</summary>
    public async Task<IReadOnlyList<StoredApplication>> FindAsync(
        string board,
        string email,
        CancellationToken cancellationToken
    )
    {
        var person = identity.PersonOf(board, email);
        var entries = await people.ListAsync(person, cancellationToken);
        return await ReadAsync(person, entries.Select(e => e.Id), cancellationToken);
    }

    /// <summary>
    /// All of it. What has not been entered yet is owed that, so it stands in the outbox, which is read from end to end: of those
    /// with the bucket of the address, which is one in 256.
    /// </summary>
    public async Task<IReadOnlyList<StoredApplication>> FindAllAsync(
        string board,
        string email,
        CancellationToken cancellationToken
    )
    {
        var person = identity.PersonOf(board, email);
        var bucket = ApplicationId.BucketText(identity.BucketOf(board, email));

        // First, so that one that is entered meanwhile is found in one of the two.
        var owing = await outbox
            .ListAnnouncedAsync(DateTimeOffset.MaxValue, cancellationToken)
            .Select(entry => entry.Id)
            .Where(id => id.Bucket == bucket)
            .ToListAsync(cancellationToken);
        var entries = await people.ListAsync(person, cancellationToken);
        return await ReadAsync(
            person,
            entries.Select(e => e.Id).Concat(owing).Distinct(),
            cancellationToken
        );
    }

    private async Task<IReadOnlyList<StoredApplication>> ReadAsync(
        string person,
        IEnumerable<ApplicationId> ids,
        CancellationToken cancellationToken
    )
    {
        var found = new List<StoredApplication>();
        foreach (var id in ids)
        {
            // One may stand there that was never committed, or whose address was corrected since.
            if (
                await applications.FindWholeAsync(id, cancellationToken)
                    is { Record: var record } application
                && identity.PersonOf(record.Board, record.Candidate.Email) == person
            )
            {
                found.Add(application);
            }
        }

        return [.. found.OrderByDescending(a => a.Record.ReceivedAt)];
    }
}
