using System.Globalization;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
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
    IOutbox outbox,
    IWorkQueues queues,
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
        await Task.WhenAll([
            claim,
            outbox.AnnounceAsync(
                id,
                commission.ReceivedAt,
                commission.ReceivedAt + DispatchOutbox.Grace,
                cancellationToken
            ),
            .. puts,
        ]);

        if (await claim != commission.Fingerprint)
        {
            // The id is this content's own, so the files just written are nobody else's.
            await Task.WhenAll(
                content.Files.Select(f => files.DeleteAsync(id, f.Record.Field, cancellationToken))
            );
            return new SubmitOutcome.Refused(SubmitProblems.KeyUsed);
        }

        // False means that this very application is there: a repeat, or a first try whose answer was lost on the way
        // back from storage. Either way the messages go out; whoever takes one looks first whether work is left.
        var application = Compose(commission, await Task.WhenAll(puts));
        _ = await applications.TryAddAsync(application, cancellationToken);
        await SendAsync(application, cancellationToken);
        return new SubmitOutcome.Accepted(id);
    }

    private static NewApplication Compose(Commission commission, IReadOnlyList<FileRecord> stored)
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
            content.Details
        );
        var month = commission.ReceivedAt.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        return new NewApplication(
            record,
            stored,
            [MailKind.Confirmation],
            [
                .. content.EqualityAnswers.Select(answer => new HeldEqualityAnswer(
                    commission.Board,
                    commission.Id.PostingId,
                    month,
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
        for (var index = 0; index < application.EqualityAnswers.Count; index++)
        {
            var delay = EqualityDelay.Random(options.Value.EqualityDelay);
            sends.Add(queues.TrySendEqualityAnswerAsync(id, index, delay, cancellationToken));
        }

        return Task.WhenAll(sends);
    }
}

/// <summary>A submission that is to be committed.</summary>
/// <param name="KeyName">Null where the client gave no idempotency key.</param>
internal sealed record Commission(
    ApplicationId Id,
    string Board,
    string Fingerprint,
    string? KeyName,
    DateTimeOffset ReceivedAt,
    CheckedSubmission Content
);
