using System.Net;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications.Forms;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Throttling;

namespace ApplyFunctions.Core.Applications;

/// <param name="Board">Null where the posting is named by its id alone, as older clients do.</param>
/// <param name="PostingId">0 where the body has the id.</param>
/// <param name="IdempotencyKey">The client's key; null where it sent none.</param>
/// <param name="Authorization">The header; null where there was none.</param>
/// <param name="ClientAddress">Where it came from; null where nobody knows.</param>
public sealed record SubmitRequest(
    string? Board,
    long PostingId,
    string? IdempotencyKey,
    SubmissionBody Body,
    string? Authorization = null,
    IPAddress? ClientAddress = null
);

/// <summary>Takes one application: reads it, judges it, and commits it.</summary>
public sealed class SubmitApplication(
    FindPosting find,
    ISubmissionReader reader,
    FetchAttachments attachments,
    IApplicationStore applications,
    ApplicationIdentity identity,
    CommitApplication commit,
    SubmissionRules rules,
    IIdempotencyKeys keys,
    LimitSubmissions limit,
    CheckForBots bots,
    CandidateLinks links,
    TimeProvider time
)
{
    public async Task<SubmitOutcome> ExecuteAsync(
        SubmitRequest request,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var (outcome, found) = await TakeAsync(request, cancellationToken);
        SubmissionMetrics.Record(outcome, found, time.GetElapsedTime(started));
        return outcome;
    }

    private async Task<(SubmitOutcome Outcome, FoundPosting? Found)> TakeAsync(
        SubmitRequest request,
        CancellationToken cancellationToken
    )
    {
        // A request that began before the deadline counts, however long its upload takes.
        var began = time.GetUtcNow();
        if (request.IdempotencyKey is { } key && !IsWellFormed(key))
        {
            return (new SubmitOutcome.Refused(SubmitProblems.KeyMalformed), null);
        }

        // An address that leads nowhere is refused before its body is read.
        var finding = request.Board is { } board
            ? await find.AtAsync(board, request.PostingId, request.Authorization, cancellationToken)
            : null;
        if (finding?.Problem is { } nowhere)
        {
            return (new SubmitOutcome.Refused(nowhere), null);
        }

        // Of a client that is known to have sent too many, nothing is read.
        if (await RefuseUnreadAsync(request, finding?.Found, cancellationToken) is { } tooMany)
        {
            return (new SubmitOutcome.Refused(tooMany), finding?.Found);
        }

        var reading = await reader.ReadAsync(request.Body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return (new SubmitOutcome.Refused(reading.Problem!), finding?.Found);
        }

        using (submission)
        {
            finding ??= await FindNamedAsync(request, submission, cancellationToken);
            var outcome = finding.Found is { } found
                ? await JudgeAsync(request, found, submission, began, cancellationToken)
                : new SubmitOutcome.Refused(finding.Problem!);
            return (
                outcome is SubmitOutcome.Refused refused
                    ? refused with
                    {
                        Sent = SentForm.Of(submission),
                    }
                    : outcome,
                finding.Found
            );
        }
    }

    private async Task<Problem?> RefuseUnreadAsync(
        SubmitRequest request,
        FoundPosting? found,
        CancellationToken cancellationToken
    )
    {
        // Whose key it is that comes with an application to the older address is known when it has been read.
        var isLimited = found is null
            ? string.IsNullOrWhiteSpace(request.Authorization)
            : found.Caller == Caller.Visitor;
        var refusal = isLimited
            ? limit.RefusalOf(
                new Submitter(request.ClientAddress, found?.Board, found?.Posting.Id ?? 0)
            )
            : null;
        if (refusal is null || found is null || request.IdempotencyKey is not { } key)
        {
            return refusal;
        }

        // A repeat of what was accepted is told so even now. Its id comes of its content, so it has to be read; nothing
        // can be stored this way.
        var keyName = identity.KeyName(found.Board, found.Posting.Id, key);
        return await keys.IsClaimedAsync(keyName, cancellationToken) ? null : refusal;
    }

    private async Task<PostingFinding> FindNamedAsync(
        SubmitRequest request,
        Submission submission,
        CancellationToken cancellationToken
    )
    {
        if (!Values.TryId(submission.Values["id"], out var id))
        {
            id = request.PostingId;
        }

        return id > 0
            ? await find.AnywhereAsync(id, request.Authorization, cancellationToken)
            : PostingFinding.Refused(SubmitProblems.NoPostingNamed);
    }

    private async Task<SubmitOutcome> JudgeAsync(
        SubmitRequest request,
        FoundPosting found,
        Submission submission,
        DateTimeOffset began,
        CancellationToken cancellationToken
    )
    {
        var (board, posting, _) = found;
        var fingerprint = identity.Fingerprint(submission);
        _ = Values.TryText(submission.Values["email"], out var email);
        var id = identity.IdOf(board, posting.Id, email ?? "", request.IdempotencyKey, fingerprint);

        using var linked = await attachments.ExecuteAsync(
            posting,
            submission,
            began,
            cancellationToken
        );
        submission = submission with { Linked = linked };
        var faults = new Faults();
        var content = await rules.CheckAsync(found, submission, faults, cancellationToken);
        var problem =
            !posting.AcceptsApplicationsAt(began) ? SubmitProblems.Closed(posting, began)
            : content is null ? faults.ToProblem()
            : null;
        if (problem is null)
        {
            // Last, since a captcha can be used but once: what has faults comes again.
            var check = await bots.ExecuteAsync(found, id, submission.Values, cancellationToken);
            var outcome = check.Problem is { } suspicious
                ? new SubmitOutcome.Refused(suspicious)
                : await CommitAsync();
            if (
                outcome is not SubmitOutcome.Refused { Problem: { Status: var status } shut }
                || status is not (ThrottlingProblems.Status or BotProblems.Status)
            )
            {
                return outcome;
            }

            problem = shut;

            async Task<SubmitOutcome> CommitAsync()
            {
                var keyName = request.IdempotencyKey is { } key
                    ? identity.KeyName(board, posting.Id, key)
                    : null;
                var counted = CountAsync(request, found, cancellationToken);
                return counted is { IsCompletedSuccessfully: true, Result: { } known }
                    ? new SubmitOutcome.Refused(known)
                    : await commit.ExecuteAsync(
                        new Commission(
                            id,
                            board,
                            fingerprint,
                            keyName,
                            began,
                            content!,
                            check.Flags,
                            FirstOfAsync(counted, check.ClaimAsync())
                        ),
                        cancellationToken
                    );
            }
        }

        // What was accepted once stays accepted: a repeat is answered like the first try, even when the posting has
        // closed or changed since.
        return email is not null && await applications.FindAsync(id, cancellationToken) is { } first
            ? new SubmitOutcome.Accepted(id, links.AddressForRepeat(first)) { IsRepeat = true }
            : new SubmitOutcome.Refused(problem);
    }

    private static async Task<Problem?> FirstOfAsync(params Task<Problem?>[] gates) =>
        (await Task.WhenAll(gates)).FirstOrDefault(problem => problem is not null);

    /// <summary>Goes on beside the first trip to storage, so that it makes no application wait.</summary>
    private Task<Problem?> CountAsync(
        SubmitRequest request,
        FoundPosting found,
        CancellationToken cancellationToken
    ) =>
        found.Caller == Caller.Server
            ? Task.FromResult<Problem?>(null)
            : limit.CountAsync(
                new Submitter(request.ClientAddress, found.Board, found.Posting.Id),
                cancellationToken
            );

    private static bool IsWellFormed(string key) =>
        key.Length is > 0 and <= SubmitProblems.MaxKeyLength && key.All(c => c is > ' ' and <= '~');
}
