using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Privacy;

/// <summary>The applications of one person on a board, for the board's own servers; or why they are not told.</summary>
public sealed record PersonFinding(IReadOnlyList<StoredApplication> Applications, Problem? Problem);

/// <summary>
/// Finds what one person has sent to a board. The address comes in the body, never in an address line, which logs keep.
/// </summary>
public sealed class FindPerson(
    AuthorAccess access,
    ISubmissionReader reader,
    IPeople people,
    IApplicationStore applications,
    ApplicationIdentity identity
)
{
    public async Task<PersonFinding> ExecuteAsync(
        Author author,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        if (await access.RefusalAsync(author, cancellationToken) is { } refusal)
        {
            return new PersonFinding([], refusal);
        }

        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return new PersonFinding([], reading.Problem);
        }

        using (submission)
        {
            return Values.TryText(submission.Values["email"], out var email) && email is not null
                ? await FindAsync(author.Board, email, cancellationToken)
                : new PersonFinding([], PrivacyProblems.NoPersonNamed);
        }
    }

    private async Task<PersonFinding> FindAsync(
        string board,
        string email,
        CancellationToken cancellationToken
    )
    {
        var person = identity.PersonOf(board, email);
        var found = new List<StoredApplication>();
        foreach (var entry in await people.ListAsync(person, cancellationToken))
        {
            if (
                await applications.FindWholeAsync(entry.Id, cancellationToken) is { } application
                && identity.PersonOf(board, application.Record.Candidate.Email) == person
            )
            {
                found.Add(application);
            }
        }

        return new PersonFinding(found, found.Count == 0 ? PrivacyProblems.NoSuchPerson : null);
    }
}
