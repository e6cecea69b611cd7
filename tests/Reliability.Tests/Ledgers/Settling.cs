using System.Diagnostics;
using ApplyFunctions.Reliability.Tests.Running;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Waits until nothing is owed, with a bound. What is still owed then is the ledger's to tell.</summary>
internal static class Settling
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    /// <returns>How long it took; the bound, where it was not enough.</returns>
    public static async Task<TimeSpan> UntilNothingIsOwedAsync(
        BreakableSystem system,
        TimeSpan within,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < within)
        {
            var stored = await Snapshot.StoredAsync(system.Storage, cancellationToken);
            if (stored.Where(s => s.Application is not null).All(s => s.IsDone))
            {
                break;
            }

            await Task.Delay(Poll, cancellationToken);
        }

        return watch.Elapsed;
    }

    /// <summary>Waits for the messages that killed lives had taken: they come back when nobody can hold them any more.</summary>
    public static async Task UntilQueuesAreEmptyAsync(
        BreakableSystem system,
        TimeSpan within,
        CancellationToken cancellationToken
    )
    {
        var watch = Stopwatch.StartNew();
        while (
            watch.Elapsed < within
            && (await Snapshot.MessagesAsync(system.Storage, cancellationToken)).Values.Any(n =>
                n > 0
            )
        )
        {
            await Task.Delay(Poll, cancellationToken);
        }
    }
}
