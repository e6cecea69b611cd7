using ApplyFunctions.Reliability.Tests.Network;
using ApplyFunctions.Reliability.Tests.Running;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>How long work took that a crash had left.</summary>
/// <param name="SinceRestart">From the restart after the last kill that left it.</param>
/// <param name="SinceFirstRestart">From the restart after the first one.</param>
internal sealed record Recovery(TimeSpan SinceRestart, TimeSpan SinceFirstRestart)
{
    /// <summary>Null where no kill came between the commit and the end of the work, or the work has not ended.</summary>
    /// <param name="last">The kind of call that ends the work.</param>
    public static Recovery? Of(
        IReadOnlyList<Sighting> sightings,
        CallKind last,
        IReadOnlyList<AppLife> lives
    )
    {
        var began = sightings.FirstOrDefault(s => s.Call.Kind == CallKind.Commit)?.At;
        var ended = sightings.FirstOrDefault(s => s.Call.Kind == last && s.IsDone)?.At;
        var left = lives.Where(l => l.KilledAt >= began && l.KilledAt < ended).ToList();
        return left.Count == 0
            ? null
            : new Recovery(
                Since(left[^1], lives, ended!.Value),
                Since(left[0], lives, ended.Value)
            );
    }

    private static TimeSpan Since(
        AppLife killed,
        IReadOnlyList<AppLife> lives,
        DateTimeOffset ended
    )
    {
        var ready = lives.FirstOrDefault(l => l.Number > killed.Number && l.ReadyAt is not null);
        var wait = ended - (ready?.ReadyAt ?? ended);

        // Its queues are read before health is asked for the first time.
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }
}
