using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>
/// Deletes what submissions left of which no application came. A late repeat of such a submission relies on the files that
/// it meets, and touches them first. So a file is deleted only as the version that was seen, which must be old; and whether
/// there is an application is looked up after it was seen: a file that old, untouched, belongs to no request that runs.
/// </summary>
public sealed partial class SweepOrphans(
    IOutbox outbox,
    IStoredItems items,
    IOptions<UpkeepOptions> options,
    TimeProvider time,
    ILogger<SweepOrphans> logger
)
{
    // The rest is left to the next run.
    private const int MostEntries = 1_000;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - options.Value.OrphanAge;
        var entries = outbox.ListAnnouncedAsync(before, cancellationToken).Take(MostEntries);
        var swept = 0;
        await foreach (var entry in entries.WithCancellation(cancellationToken))
        {
            if (await outbox.FindOwedAsync(entry.Id, cancellationToken) is null)
            {
                swept += await TrySweepAsync(entry, before, cancellationToken) ? 1 : 0;
            }
        }

        if (swept > 0)
        {
            LogSwept(swept);
        }
    }

    private async Task<bool> TrySweepAsync(
        OutboxEntry entry,
        DateTimeOffset before,
        CancellationToken cancellationToken
    )
    {
        var left = await items.FindAsync(entry.Id, cancellationToken);
        if (
            left.Any(item => item.ChangedAt >= before)
            || await outbox.FindOwedAsync(entry.Id, cancellationToken) is not null
        )
        {
            return false;
        }

        foreach (var item in left)
        {
            if (!await items.TryDeleteAsync(item, cancellationToken))
            {
                return false;
            }
        }

        await outbox.RemoveAsync(entry, cancellationToken);
        return true;
    }

    [LoggerMessage(
        231,
        LogLevel.Information,
        "Deleted what {Count} submissions left of which no application came"
    )]
    private partial void LogSwept(int count);
}
