using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Privacy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>
/// Holds everything that is stored against everything else, in one pass: applications and blobs come in the same order, so
/// that they are read side by side, and no more than a page of each is in memory.
/// </summary>
public sealed partial class Reconcile(
    IApplicationStates applications,
    IStoredItems items,
    IOutbox outbox,
    IDeadLetters letters,
    IReconciliations reconciliations,
    Retention retention,
    Quarantine quarantine,
    UpkeepMetrics metrics,
    IOptions<UpkeepOptions> options,
    TimeProvider time,
    ILogger<Reconcile> logger
)
{
    public async Task<Reconciliation> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = new Reconciliation(now);
        var pass = new ReconciliationPass(found, now - options.Value.OrphanAge, quarantine.IsOn);
        await PassAsync(found, pass, cancellationToken);
        await pass.DeleteAsync(items, cancellationToken);
        found.DeadLettersWaiting = await letters.CountWaitingAsync(
            board: null,
            int.MaxValue,
            cancellationToken
        );
        found.OldOutboxEntries = await outbox
            .ListAnnouncedAsync(now - ReconciliationPass.Settling, cancellationToken)
            .CountAsync(cancellationToken);

        await reconciliations.SaveAsync(found, cancellationToken);
        metrics.Publish(found);
        if (found.Differences > 0 || found.Deleted < found.Unreferenced)
        {
            LogDifferences(
                found.MissingFiles,
                found.MissingOutcomes,
                found.MissingTexts,
                found.MissingMails,
                found.UntoldWebhooks,
                found.UnscannedFiles,
                found.Unreferenced,
                found.Deleted
            );
        }

        return found;
    }

    private async Task PassAsync(
        Reconciliation found,
        ReconciliationPass pass,
        CancellationToken cancellationToken
    )
    {
        await using var files = new ItemCursor(items.ListFilesAsync(cancellationToken));
        await using var texts = new ItemCursor(items.ListTextsAsync(cancellationToken));
        await foreach (var application in applications.ListAsync(cancellationToken))
        {
            // Blobs that come before this application belong to none.
            foreach (var cursor in (ItemCursor[])[files, texts])
            {
                while (await cursor.TakeBeforeAsync(application.Id) is { } item)
                {
                    pass.Check(item);
                }
            }

            if (
                application.Head is { IsErased: false } head
                && await retention.ApplyAsync(application.Id, head, cancellationToken)
            )
            {
                found.Expired++;
            }

            pass.Check(
                application,
                await AllOfAsync(files, application.Id),
                await AllOfAsync(texts, application.Id)
            );
        }

        foreach (var cursor in (ItemCursor[])[files, texts])
        {
            while (await cursor.TakeAsync() is { } item)
            {
                pass.Check(item);
            }
        }
    }

    private static async Task<List<StoredItem>> AllOfAsync(ItemCursor cursor, ApplicationId id)
    {
        var all = new List<StoredItem>();
        while (await cursor.TakeOfAsync(id) is { } item)
        {
            all.Add(item);
        }

        return all;
    }

    [LoggerMessage(
        233,
        LogLevel.Error,
        "What is stored does not agree: {MissingFiles} files, {MissingOutcomes} outcomes, {MissingTexts} texts and {MissingMails} mails are missing, webhooks were not told of {UntoldWebhooks} applications, {UnscannedFiles} files are not scanned; {Unreferenced} items belong to no application, of which {Deleted} were deleted"
    )]
    private partial void LogDifferences(
        int missingFiles,
        int missingOutcomes,
        int missingTexts,
        int missingMails,
        int untoldWebhooks,
        int unscannedFiles,
        int unreferenced,
        int deleted
    );
}
