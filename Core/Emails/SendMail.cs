using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Emails;

/// <summary>
/// Sends a mail that an application is owed. The ledger lets one sender at a time through; a mail is sent again only
/// where a sender died, or storage failed, between the provider's answer and the mark, and the provider has not
/// reported on it by then (<see cref="RecordDeliveries"/>).
/// </summary>
public sealed partial class SendMail(
    IApplicationStore applications,
    IMailLedger ledger,
    ComposeMail compose,
    CandidateLinks links,
    IMailSender sender,
    IWorkQueues queues,
    TimeProvider time,
    ILogger<SendMail> logger
)
{
    /// <summary>
    /// How long a sender has. It is longer than the taking, the provider's longest time-out and all the repeats of the
    /// call that marks the end, together, so whoever held the entry for longer is dead, or cannot reach storage.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(65);

    /// <summary>A sender that needs longer to take the entry gives it back: too little would be left of its lease.</summary>
    public static readonly TimeSpan TakenWithin = TimeSpan.FromSeconds(10);

    /// <summary>From when on the entry is anybody's again.</summary>
    public static DateTimeOffset LeaseEnd(MailEntry entry) => entry.ChangedAt + Lease;

    // A report of the provider may come in between, and another.
    private const int MostMarks = 8;

    /// <summary>Whether sending may begin: the mail is owed, and nobody is at it.</summary>
    public static bool MayStart(MailEntry entry, DateTimeOffset now) =>
        entry.State == MailState.Pending
        || (entry.State == MailState.Sending && LeaseEnd(entry) <= now);

    /// <exception cref="MailTransientException">The provider could not take it; the queue repeats.</exception>
    public async Task ExecuteAsync(MailId id, CancellationToken cancellationToken)
    {
        // The mail's entry comes with its application: one read for both.
        var application = await applications.FindWholeAsync(id.ApplicationId, cancellationToken);
        var entry = application?.Mails.FirstOrDefault(mail => mail.Id == id);
        if (entry is null || !MayStart(entry, time.GetUtcNow()))
        {
            return;
        }

        if (sender.PausedUntil is { } until)
        {
            await PutOffAsync(id, until, cancellationToken);
            return;
        }

        // Everything that can fail without the provider comes before the entry is taken.
        var record = application!.Record;

        // An erasure that is held must not be told of as if it were carried out.
        if (id.Kind == MailKind.Erasure ? record.LegalHold : record.ErasureRequestedAt is not null)
        {
            return;
        }

        var mail = await ComposeAsync(id, record, cancellationToken);

        var taken = await ledger.TryUpdateAsync(
            Changed(entry, MailState.Sending) with
            {
                Attempts = entry.Attempts + 1,
            },
            cancellationToken
        );
        if (taken is null)
        {
            return;
        }

        if (time.GetUtcNow() - taken.ChangedAt > TakenWithin)
        {
            _ = await ledger.TryUpdateAsync(Changed(taken, MailState.Pending), cancellationToken);
            throw new MailTransientException("Storage was too slow to send a mail safely.");
        }

        await HandOverAsync(taken, mail, record.ReceivedAt, cancellationToken);
    }

    /// <summary>Records that the queue gave up on a mail. What was sent or refused stays so.</summary>
    public async Task GiveUpAsync(MailId id, CancellationToken cancellationToken)
    {
        // Until it is written, or somebody else has brought the mail to an end: a message that fails here has no
        // poison queue behind it.
        while (
            await ledger.FindAsync(id, cancellationToken)
                is { State: MailState.Pending or MailState.Sending } entry
        )
        {
            var failed = Changed(entry, MailState.Failed) with { Reason = "given up by the queue" };
            if (await ledger.TryUpdateAsync(failed, cancellationToken) is not null)
            {
                MailMetrics.Count(id, MailMetrics.GivenUp);
                LogFailed(id.Kind, entry.Attempts);
                return;
            }
        }
    }

    private async Task HandOverAsync(
        MailEntry taken,
        Mail mail,
        DateTimeOffset receivedAt,
        CancellationToken cancellationToken
    )
    {
        MailReceipt receipt;
        try
        {
            receipt = await sender.SendAsync(mail, cancellationToken);
        }
        catch (MailTransientException e)
        {
            // Free for the next try at once. Should this write fail too, the lease frees it.
            _ = await ledger.TryUpdateAsync(
                Changed(taken, MailState.Pending),
                CancellationToken.None
            );
            if (e is not MailRateLimitedException limited)
            {
                MailMetrics.Count(taken.Id, MailMetrics.Failed);
                throw;
            }

            await PutOffAsync(taken.Id, limited.Until, cancellationToken);
            return;
        }

        // Not cancelled by a shutdown: the mail is out, and the mark is what keeps it from going out again.
        await MarkAsync(taken, receipt, CancellationToken.None);
        MailMetrics.Count(taken.Id, receipt.Accepted ? MailMetrics.Sent : MailMetrics.Refused);
        if (receipt.Accepted && taken.Id.Kind == MailKind.Confirmation)
        {
            MailMetrics.RecordConfirmation(time.GetUtcNow() - receivedAt);
        }

        if (!receipt.Accepted)
        {
            LogRefused(taken.Id.Kind, receipt.Reason);
        }
    }

    private async Task MarkAsync(
        MailEntry taken,
        MailReceipt receipt,
        CancellationToken cancellationToken
    )
    {
        MailEntry? entry = taken;
        for (var marks = 0; marks < MostMarks; marks++)
        {
            var end = Changed(entry, receipt.Accepted ? MailState.Sent : MailState.Refused) with
            {
                ProviderId = receipt.ProviderId ?? entry.ProviderId,
                Reason = receipt.Reason,
            };
            if (await ledger.TryUpdateAsync(end, cancellationToken) is not null)
            {
                return;
            }

            // The provider's own report can be faster than this mark. Anything else means that another sender has taken
            // this one for dead: the entry is that one's now.
            entry = await ledger.FindAsync(taken.Id, cancellationToken);
            if (
                entry?.Attempts != taken.Attempts
                || entry.State is not (MailState.Sending or MailState.Sent)
            )
            {
                return;
            }
        }
    }

    /// <summary>
    /// A message that failed would be repeated every half a minute, and be poison after five times: before a rate limit
    /// ends. One that comes when it has ended takes its place; the mail stays owed meanwhile.
    /// </summary>
    private async Task PutOffAsync(
        MailId id,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        var wait = until - time.GetUtcNow();
        if (!await queues.TrySendMailLaterAsync(id, wait, cancellationToken))
        {
            throw new MailRateLimitedException("The provider takes no mails for a while.", until);
        }

        MailMetrics.Count(id, MailMetrics.PutOff);
        LogPutOff(id.Kind, wait);
    }

    private async Task<Mail> ComposeAsync(
        MailId id,
        ApplicationRecord application,
        CancellationToken cancellationToken
    )
    {
        var link = id.Kind == MailKind.Erasure ? null : links.AddressFor(application.Id);
        var rendered = await compose.ExecuteAsync(id.Kind, application, link, cancellationToken);
        var candidate = application.Candidate;
        return new Mail(
            id.ToString(),
            MailDomain.AddressToAscii(candidate.Email),
            $"{candidate.FirstName} {candidate.LastName}",
            rendered.Subject,
            rendered.Text,
            rendered.Html,
            rendered.Language
        );
    }

    private MailEntry Changed(MailEntry entry, MailState state) =>
        entry with
        {
            State = state,
            ChangedAt = time.GetUtcNow(),
        };

    [LoggerMessage(301, LogLevel.Warning, "The provider refused a {Kind} mail for good: {Reason}")]
    private partial void LogRefused(MailKind kind, string? reason);

    [LoggerMessage(
        303,
        LogLevel.Information,
        "A {Kind} mail is put off by {Wait}: the provider takes none until then"
    )]
    private partial void LogPutOff(MailKind kind, TimeSpan wait);

    [LoggerMessage(302, LogLevel.Error, "A {Kind} mail was given up after {Attempts} attempts")]
    private partial void LogFailed(MailKind kind, int attempts);
}
