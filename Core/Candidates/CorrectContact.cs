using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Emails;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Candidates;

/// <summary>
/// Corrects a candidate's name, email address or phone number, by the rules of the form. What is not sent stays as it is.
/// </summary>
public sealed class CorrectContact(
    CandidateAccess access,
    CandidateChanges changes,
    ISubmissionReader reader,
    IPhoneNumbers phones,
    IPeople people,
    ApplicationIdentity identity,
    IOptions<SubmissionLimits> limits,
    TimeProvider time
)
{
    public async Task<ChangeOutcome> ExecuteAsync(
        CandidateRequest request,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        // Before the body, so that nobody without a link has one read.
        if (await access.FindAsync(request, cancellationToken) is not { } application)
        {
            return new ChangeOutcome.Refused(CandidateProblems.NotFound);
        }

        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return new ChangeOutcome.Refused(reading.Problem!);
        }

        using (submission)
        {
            var faults = new Faults();
            var corrected = CandidateRules.Check(
                Merged(submission.Values, application.Record.Candidate),
                RuleTable.OfContact(phoneIsRequired: false, limits.Value),
                phones,
                faults
            );
            return corrected is null || faults.Any
                ? new ChangeOutcome.Refused(faults.ToProblem())
                : await ChangeAsync(request, application, corrected, cancellationToken);
        }
    }

    private async Task<ChangeOutcome> ChangeAsync(
        CandidateRequest request,
        StoredApplication application,
        Candidate corrected,
        CancellationToken cancellationToken
    )
    {
        var board = application.Record.Board;
        var before = identity.PersonOf(board, application.Record.Candidate.Email);
        var after = identity.PersonOf(board, corrected.Email);
        if (after != before)
        {
            await people.EnterAsync(after, application.Id, time.GetUtcNow(), cancellationToken);
        }

        var outcome = await changes.ExecuteAsync(
            request,
            (current, at) => Change(current, corrected, at),
            whenWithdrawn: false,
            cancellationToken
        );
        if (after != before)
        {
            var stale = outcome is ChangeOutcome.Done ? before : after;
            await people.RemoveAsync(stale, application.Id, cancellationToken);
        }

        return outcome;
    }

    private static ApplicationChange? Change(
        StoredApplication current,
        Candidate corrected,
        DateTimeOffset at
    ) =>
        current.Record.Candidate == corrected
            ? null
            : new ApplicationChange(
                current.Record with
                {
                    Candidate = corrected,
                },
                HistoryEvents.ContactCorrected,
                at,
                Mail: current.NextMail(MailKind.Correction)
            );

    private static JsonObject Merged(JsonObject sent, Candidate candidate)
    {
        var values = new JsonObject
        {
            ["first_name"] = candidate.FirstName,
            ["last_name"] = candidate.LastName,
            ["email"] = candidate.Email,
            ["phone"] = candidate.Phone,
        };
        foreach (var (name, value) in sent.Where(v => CandidateRules.Handles(v.Key)))
        {
            values[name] = value?.DeepClone();
        }

        return values;
    }
}
