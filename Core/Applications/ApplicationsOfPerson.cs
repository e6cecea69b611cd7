namespace ApplyFunctions.Core.Applications;

/// <summary>Finds what one person has sent to a board, newest first.</summary>
public sealed class ApplicationsOfPerson(
    IPeople people,
    IApplicationStore applications,
    ApplicationIdentity identity
)
{
    public async Task<IReadOnlyList<StoredApplication>> FindAsync(
        string board,
        string email,
        CancellationToken cancellationToken
    )
    {
        var person = identity.PersonOf(board, email);
        var found = new List<StoredApplication>();
        foreach (var entry in await people.ListAsync(person, cancellationToken))
        {
            // One that was never committed may stand there, or one whose address was corrected since.
            if (
                await applications.FindWholeAsync(entry.Id, cancellationToken) is { } application
                && identity.PersonOf(board, application.Record.Candidate.Email) == person
            )
            {
                found.Add(application);
            }
        }

        return found;
    }
}
