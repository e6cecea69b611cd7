using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Candidates;

/// <summary>
/// Puts another file in the place of one, or adds one that the posting asks for, until the deadline, by the rules of the form.
/// The file that goes is removed for good.
/// </summary>
public sealed class ReplaceFile(
    CandidateAccess access,
    CandidateChanges changes,
    IPostingStore postings,
    ISubmissionReader reader,
    IApplicationFiles files,
    ICvTexts texts,
    IWorkQueues queues,
    IOptions<SubmissionLimits> limits,
    TimeProvider time
)
{
    public async Task<ChangeOutcome> ExecuteAsync(
        CandidateRequest request,
        string field,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var began = time.GetUtcNow();
        if (await access.FindAsync(request, cancellationToken) is not { } application)
        {
            return new ChangeOutcome.Refused(CandidateProblems.NotFound);
        }

        if (await RefusalAsync(application, field, began, cancellationToken) is { } problem)
        {
            return new ChangeOutcome.Refused(problem);
        }

        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return new ChangeOutcome.Refused(reading.Problem!);
        }

        using (submission)
        {
            var faults = new Faults();
            var attachments = new AttachmentRules(
                submission,
                RuleTable.OfFile(field, limits.Value),
                faults
            );
            attachments.Take(field);
            return faults.Any ? new ChangeOutcome.Refused(faults.ToProblem())
                : attachments.Taken.FirstOrDefault(f => f.Record.Field == field) is { } file
                    ? await StoreAsync(request, application, file, cancellationToken)
                : new ChangeOutcome.Refused(CandidateProblems.NoFileSent);
        }
    }

    private async Task<Problem?> RefusalAsync(
        StoredApplication application,
        string field,
        DateTimeOffset began,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var posting = await postings.FindAsync(
            record.Board,
            record.Id.PostingId,
            cancellationToken
        );
        return record.ErasureRequestedAt is not null ? CandidateProblems.BeingErased
            : record.Stage == Stage.Withdrawn ? CandidateProblems.Withdrawn
            : posting is null ? PostingProblems.PostingNotFound
            : !posting.AcceptsApplicationsAt(began) ? SubmitProblems.Closed(posting, began)
            : !AsksFor(posting, field) && application.Files.All(f => f.Record.Field != field)
                ? CandidateProblems.NoSuchFile
            : null;
    }

    private static bool AsksFor(Posting posting, string field) =>
        AttachmentRules.Always.Contains(field, StringComparer.Ordinal)
        || posting.Questions?.Any(q =>
            q.Fields.Any(f => f.Type == FieldTypes.File && f.Key == field)
        ) == true;

    private async Task<ChangeOutcome> StoreAsync(
        CandidateRequest request,
        StoredApplication application,
        NewFile file,
        CancellationToken cancellationToken
    )
    {
        // Under a name that its content has: so it neither overwrites the file that is there nor meets another one.
        var variant = FileId.VariantOf(file.Record.Sha256);
        var replacement = file with { Record = file.Record with { Variant = variant } };
        if (Current(application, replacement)?.Sha256 == replacement.Record.Sha256)
        {
            return new ChangeOutcome.Done(application);
        }

        await files.PutAsync(application.Id, replacement, cancellationToken);
        FileRecord? gone = null;
        var outcome = await changes.ExecuteAsync(
            request,
            (current, at) =>
            {
                gone = Current(current, replacement);
                return gone?.Sha256 == replacement.Record.Sha256
                    ? null
                    : new ApplicationChange(
                        current.Record,
                        HistoryEvents.FileReplaced,
                        at,
                        replacement.Record,
                        current.NextMail(MailKind.Replacement)
                    );
            },
            whenWithdrawn: false,
            cancellationToken
        );
        if (
            outcome is ChangeOutcome.Done
            && gone is not null
            && gone.Variant != replacement.Record.Variant
        )
        {
            await files.DeleteAsync(gone.IdIn(application.Id), cancellationToken);
            await texts.DeleteAsync(gone.IdIn(application.Id), cancellationToken);
        }

        if (outcome is ChangeOutcome.Done)
        {
            // Its own event may have come before the application had it.
            await queues.TrySendTextAsync(
                replacement.Record.IdIn(application.Id),
                cancellationToken
            );
        }

        return outcome;
    }

    private static FileRecord? Current(StoredApplication application, NewFile replacement) =>
        application.Files.FirstOrDefault(f => f.Record.Field == replacement.Record.Field)?.Record;
}
