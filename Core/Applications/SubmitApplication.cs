using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications;

/// <param name="IdempotencyKey">The client's key; null where it sent none.</param>
public sealed record SubmitRequest(
    string Board,
    long PostingId,
    string? IdempotencyKey,
    SubmissionBody Body,
    Caller Caller = Caller.Visitor
);

/// <summary>Takes one application: reads it, judges it, and commits it.</summary>
public sealed class SubmitApplication(
    IPostingStore postings,
    ISubmissionReader reader,
    IApplicationStore applications,
    ApplicationIdentity identity,
    CommitApplication commit,
    IOptions<SubmissionLimits> limits,
    TimeProvider time
)
{
    public async Task<SubmitOutcome> ExecuteAsync(
        SubmitRequest request,
        CancellationToken cancellationToken
    )
    {
        // A request that began before the deadline counts, however long its upload takes.
        var began = time.GetUtcNow();
        if (request.IdempotencyKey is { } key && !IsWellFormed(key))
        {
            return new SubmitOutcome.Refused(SubmitProblems.KeyMalformed);
        }

        if (
            !BoardToken.IsValid(request.Board)
            || await postings.FindAsync(request.Board, request.PostingId, cancellationToken)
                is not { } posting
        )
        {
            return new SubmitOutcome.Refused(PostingProblems.PostingNotFound);
        }

        var reading = await reader.ReadAsync(request.Body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return new SubmitOutcome.Refused(reading.Problem!);
        }

        using (submission)
        {
            return await JudgeAsync(request, posting, submission, began, cancellationToken);
        }
    }

    private async Task<SubmitOutcome> JudgeAsync(
        SubmitRequest request,
        Posting posting,
        Submission submission,
        DateTimeOffset began,
        CancellationToken cancellationToken
    )
    {
        var fingerprint = identity.Fingerprint(submission);
        _ = Values.TryText(submission.Values["email"], out var email);
        var id = identity.IdOf(
            request.Board,
            posting.Id,
            email ?? "",
            request.IdempotencyKey,
            fingerprint
        );

        var faults = new Faults();
        var found = SubmissionRules.Check(posting, submission, limits.Value, faults);
        var problem =
            !posting.AcceptsApplicationsAt(began) ? SubmitProblems.Closed(posting)
            : found is null ? faults.ToProblem()
            : null;
        if (problem is null)
        {
            var keyName = request.IdempotencyKey is { } key
                ? identity.KeyName(request.Board, posting.Id, key)
                : null;
            return await commit.ExecuteAsync(
                new Commission(id, request.Board, fingerprint, keyName, began, found!),
                cancellationToken
            );
        }

        // What was accepted once stays accepted: a repeat is answered like the first try, even when the posting has
        // closed or changed since.
        var isRepeat =
            email is not null && await applications.FindAsync(id, cancellationToken) is not null;
        return isRepeat ? new SubmitOutcome.Accepted(id) : new SubmitOutcome.Refused(problem);
    }

    private static bool IsWellFormed(string key) =>
        key.Length is > 0 and <= SubmitProblems.MaxKeyLength && key.All(c => c is > ' ' and <= '~');
}
