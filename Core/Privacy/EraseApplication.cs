using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Search;
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
    IndexApplication index,
    IPeople people,
    IIdempotencyKeys keys,
    IDeadLetters letters,
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

    public async Task ExecuteAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var receipt = await receipts.FindAsync(identity.ReceiptOf(id), cancellationToken);
        if (await applications.FindAsync(id, cancellationToken) is null)
        {
            // It died after the last step but one.
            await CloseAsync(receipt, ErasedCounts.None, cancellationToken);
            return;
        }

        // Rows first, blobs second: see the texts' store.
        if (await StripAsync(id, cancellationToken) is not var (application, rows))
        {
            return;
        }

        var record = application.Record;
        var erased = new ErasedCounts(
            rows,
            await files.DeleteAllAsync(id, cancellationToken),
            await texts.DeleteAllAsync(id, cancellationToken)
        );
        await index.UpdateAsync(record.Board, [id], cancellationToken);
        if (record.KeyName is { } key)
        {
            await keys.ForgetAsync(key, cancellationToken);
        }

        var person = identity.PersonOf(record.Board, record.Candidate.Email);
        await people.RemoveAsync(person, id, cancellationToken);
        await letters.ForgetAsync(id, cancellationToken);
        if (receipt is not null)
        {
            receipt = receipt with { Erased = receipt.Erased + erased };
            await receipts.SaveAsync(receipt, cancellationToken);
        }

        if (!await HasToldAsync(application, cancellationToken))
        {
            // The order stands, so the dispatcher comes back to it.
            return;
        }

        var stone = new Tombstone(record.Board, record.ReceivedMonth, time.GetUtcNow());
        var rest = await erasure.BuryAsync(id, stone, cancellationToken);
        await CloseAsync(receipt, new ErasedCounts(rest, 0, 0), cancellationToken);
        LogErased();
    }

    /// <summary>The application as it was, and how many rows went; null where nothing is to be erased now.</summary>
    private async Task<(StoredApplication Application, int Rows)?> StripAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        while (
            await applications.FindWholeAsync(id, cancellationToken)
                is { Record: { ErasureRequestedAt: not null, LegalHold: false } } application
        )
        {
            if (await erasure.StripAsync(application, cancellationToken) is { } rows)
            {
                return (application, rows);
            }
        }

        return null;
    }

    /// <summary>Whether the candidate was told, or nobody is to be told any more.</summary>
    private async Task<bool> HasToldAsync(
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var mail = application.Mails.LastOrDefault(m => m.Id.Kind == MailKind.Erasure);
        if (mail is null)
        {
            return true;
        }

        // Tried in any case: a legal hold may have lasted longer than the patience.
        var isOver = time.GetUtcNow() - application.Record.ErasureRequestedAt > MailPatience;
        try
        {
            await send.ExecuteAsync(mail.Id, cancellationToken);
        }
        catch (MailTransientException)
        {
            return isOver;
        }

        return isOver
            || await ledger.FindAsync(mail.Id, cancellationToken)
                is not { State: MailState.Pending or MailState.Sending };
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

    [LoggerMessage(612, LogLevel.Information, "An application was erased")]
    private partial void LogErased();
}
