using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// Makes a judged submission durable, in three sequential trips to storage: the files, with the key and the outbox
/// entry beside them; the one transaction that is the commit; the messages that start the work. A crash anywhere
/// leaves either nothing that counts or everything.
/// </summary>
public sealed class CommitApplication(
    IApplicationStore applications,
    IApplicationFiles files,
    IIdempotencyKeys keys,
    IPostingStore postings,
    IWebhooks webhooks,
    IOutbox outbox,
    IWorkQueues queues,
    CandidateLinks links,
    Quarantine quarantine,
    IOptions<ApplicationOptions> options
)
{
    internal async Task<SubmitOutcome> ExecuteAsync(
        Commission commission,
        CancellationToken cancellationToken
    )
    {
        var id = commission.Id;
        var content = commission.Content;
        var claim = commission.KeyName is { } name
            ? keys.ClaimAsync(name, commission.Fingerprint, cancellationToken)
            : Task.FromResult(commission.Fingerprint);
        var puts = content
            .Files.Select(file => files.PutAsync(id, file, cancellationToken))
            .ToArray();
        var board = postings.FindBoardAsync(commission.Board, cancellationToken);
        var told = webhooks.MayBeWantedAsync(commission.Board, cancellationToken);
        var announced = outbox.AnnounceAsync(
            id,
            commission.ReceivedAt,
            commission.ReceivedAt + DispatchOutbox.Grace,
            cancellationToken
        );
        await Task.WhenAll([claim, announced, board, told, commission.Gate, .. puts]);

        if (await commission.Gate is { } shut)
        {
            // Nothing is taken back: another try of this very submission, which counted as the last one that is
            // allowed, may be about to commit with the same files.
            return new SubmitOutcome.Refused(shut);
        }

        if (await claim != commission.Fingerprint)
        {
            // The id is this content's own, so the files just written are nobody else's.
            await TakeBackAsync();
            return new SubmitOutcome.Refused(SubmitProblems.KeyUsed);
        }

        var notice = ShownNotice.Of((await board)?.PrivacyNotice);
        var application = Compose(
            commission,
            await Task.WhenAll(puts),
            notice,
            await announced
        ) with
        {
            OwesWebhooks = await told,
        };
        var added = await applications.TryAddAsync(application, cancellationToken);
        if (added == AddOutcome.Erased)
        {
            await TakeBackAsync();
            return new SubmitOutcome.Refused(SubmitProblems.Erased);
        }

        // After a repeat as after a first try: whoever takes a message looks first whether work is left.
        await SendAsync(application, cancellationToken);
        return new SubmitOutcome.Accepted(id, await AddressAsync())
        {
            IsRepeat = added == AddOutcome.Repeated,
        };

        async Task<string?> AddressAsync() =>
            added == AddOutcome.Repeated
            && commission.KeyName is null
            && await applications.FindAsync(id, cancellationToken) is { } first
                ? links.AddressForRepeat(first)
                : links.AddressFor(id);

        Task TakeBackAsync() =>
            Task.WhenAll(
                content.Files.Select(f => files.DeleteAsync(f.Record.IdIn(id), cancellationToken))
            );
    }

    private static NewApplication Compose(
        Commission commission,
        IReadOnlyList<FileRecord> stored,
        ShownNotice? notice,
        string announcement
    )
    {
        var content = commission.Content;
        var record = new ApplicationRecord(
            commission.Id,
            commission.Board,
            commission.Fingerprint,
            commission.ReceivedAt,
            content.Candidate,
            content.Answers,
            content.Source,
            content.Details with
            {
                Consents = content.Details.Consents with { Notice = notice },
            }
        )
        {
            KeyName = commission.KeyName,
            Announcement = announcement,
            Flags = commission.Flags,
        };
        return new NewApplication(
            record,
            stored,
            [MailKind.Confirmation],
            [
                .. content.EqualityAnswers.Select(answer => new HeldEqualityAnswer(
                    commission.Board,
                    commission.Id.PostingId,
                    record.ReceivedMonth,
                    answer
                )),
            ]
        );
    }

    private Task SendAsync(NewApplication application, CancellationToken cancellationToken)
    {
        var id = application.Record.Id;
        var sends = application
            .Mails.Select(kind => queues.TrySendMailAsync(new MailId(id, kind), cancellationToken))
            .ToList();
        if (application.Files.Count == 0 || quarantine.FindsLater)
        {
            // Else who reads a file has the application indexed with its text, at once: one time is enough, and an update of an
            // index costs more than all the rest.
            sends.Add(queues.TrySendSearchAsync(id, cancellationToken));
        }

        if (application.OwesWebhooks)
        {
            sends.Add(
                queues.TrySendWebhookAsync(new WebhookWork(id), TimeSpan.Zero, cancellationToken)
            );
        }

        for (var index = 0; index < application.EqualityAnswers.Count; index++)
        {
            var delay = EqualityDelay.Random(options.Value.EqualityDelay);
            sends.Add(queues.TrySendEqualityAnswerAsync(id, index, delay, cancellationToken));
        }

        return Task.WhenAll(sends);
    }
}

/// <summary>A submission that is to be committed.</summary>
/// <param name="Flags">See <see cref="ApplicationRecord.Flags"/>.</param>
/// <param name="KeyName">Null where the client gave no idempotency key.</param>
/// <param name="Gate">
/// Says, in its own time, why this must not be committed: one application too many, or a captcha that was used before.
/// </param>
internal sealed record Commission(
    ApplicationId Id,
    string Board,
    string Fingerprint,
    string? KeyName,
    DateTimeOffset ReceivedAt,
    CheckedSubmission Content,
    IReadOnlyList<string> Flags,
    Task<Problem?> Gate
);
