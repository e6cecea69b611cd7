using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Erases what <see cref="RequestErasure"/> has ordered: answers, files, texts, equality answers that still wait, the
/// person's entry, the client's key; then, when the candidate was told, the name and address as well. Each step may be
/// repeated, so the whole can be resumed wherever it stopped.
/// </summary>
public sealed partial class EraseApplication(
    IApplicationStore applications,
    IApplicationErasure erasure,
    IApplicationFiles files,
    ICvTexts texts,
    IPeople people,
    IIdempotencyKeys keys,
    IErasureReceipts receipts,
    IMailLedger ledger,
    SendMail send,
    ApplicationIdentity identity,
    TimeProvider time,
    ILogger<EraseApplication> logger
)
{
    /// <summary>How long the candidate's address is kept for a mail that the provider does not take.</summary>
    public static readonly TimeSpan MailPatience = TimeSpan.FromHours(1);

    /// <exception cref="MailTransientException">The provider could not take the mail; the queue repeats.</exception>
    public async Task ExecuteAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var receipt = await receipts.FindAsync(identity.ReceiptOf(id), cancellationToken);
        if (await applications.FindWholeAsync(id, cancellationToken) is not { } application)
        {
            // It died after the last step but one.
            await CloseAsync(receipt, ErasedCounts.None, cancellationToken);
            return;
        }

        var record = application.Record;
        if (record.ErasureRequestedAt is not { } requested || record.LegalHold)
        {
            return;
        }

        // Rows first, blobs second: see the texts' store.
        var rows = await erasure.StripAsync(application, cancellationToken);
        var erased = new ErasedCounts(
            rows,
            await files.DeleteAllAsync(id, cancellationToken),
            await texts.DeleteAllAsync(id, cancellationToken)
        );
        if (record.KeyName is { } key)
        {
            await keys.ForgetAsync(key, cancellationToken);
        }

        var person = identity.PersonOf(record.Board, record.Candidate.Email);
        await people.RemoveAsync(person, id, cancellationToken);
        if (receipt is not null)
        {
            receipt = receipt with { Erased = receipt.Erased + erased };
            await receipts.SaveAsync(receipt, cancellationToken);
        }

        await TellAsync(application, requested, cancellationToken);
        var stone = new Tombstone(
            record.Board,
            record.ReceivedAt.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            time.GetUtcNow()
        );
        var rest = await erasure.BuryAsync(id, stone, cancellationToken);
        await CloseAsync(receipt, new ErasedCounts(rest, 0, 0), cancellationToken);
        LogErased();
    }

    private async Task TellAsync(
        StoredApplication application,
        DateTimeOffset requested,
        CancellationToken cancellationToken
    )
    {
        var mail = application.Mails.LastOrDefault(m => m.Id.Kind == MailKind.Erasure);
        if (mail is null || time.GetUtcNow() - requested > MailPatience)
        {
            return;
        }

        await send.ExecuteAsync(mail.Id, cancellationToken);
        if (
            await ledger.FindAsync(mail.Id, cancellationToken) is
            { State: MailState.Pending or MailState.Sending }
        )
        {
            throw new MailTransientException("The mail about an erasure is not out yet.");
        }
    }

    private async Task CloseAsync(
        ErasureReceipt? receipt,
        ErasedCounts rest,
        CancellationToken cancellationToken
    )
    {
        if (receipt is { State: ErasureState.Requested })
        {
            var closed = receipt with
            {
                State = ErasureState.Done,
                DoneAt = time.GetUtcNow(),
                ApplicationId = null,
                Erased = receipt.Erased + rest,
            };
            await receipts.SaveAsync(closed, cancellationToken);
        }
    }

    [LoggerMessage(602, LogLevel.Information, "An application was erased")]
    private partial void LogErased();
}
