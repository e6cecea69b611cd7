using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Audit;

namespace ApplyFunctions.Core.Privacy;

/// <summary>The applications of one person on a board, for the board's own servers; or why they are not told.</summary>
public sealed record PersonFinding(IReadOnlyList<StoredApplication> Applications, Problem? Problem);

/// <summary>
/// Finds what one person has sent to a board, and records that somebody is given it. The address comes in the body, never in
/// an address line, which logs keep.
/// </summary>
public sealed class FindPerson(
    ManageAccess access,
    RecordAccess audit,
    ISubmissionReader reader,
    ApplicationsOfPerson person
)
{
    /// <param name="action">What it is for: one of <see cref="AuditActions"/>.</param>
    public async Task<PersonFinding> ExecuteAsync(
        Author author,
        string action,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.AnswerPrivacyRequests,
            cancellationToken
        );
        if (decision.Permit is not { } permit)
        {
            return new PersonFinding([], decision.Problem);
        }

        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return new PersonFinding([], reading.Problem);
        }

        using (submission)
        {
            if (!Values.TryText(submission.Values["email"], out var email) || email is null)
            {
                return new PersonFinding([], PrivacyProblems.NoPersonNamed);
            }

            var found = await person.FindAllAsync(author.Board, email, cancellationToken);
            await audit.ExecuteAsync(
                permit,
                action,
                [.. found.Select(application => application.Id)],
                cancellationToken
            );
            return new PersonFinding(found, found.Count == 0 ? PrivacyProblems.NoSuchPerson : null);
        }
    }
}
