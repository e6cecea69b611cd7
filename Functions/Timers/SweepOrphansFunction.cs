using ApplyFunctions.Core.Upkeep;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class SweepOrphansFunction(SweepOrphans sweep)
{
    private const string EveryHour = "0 7 * * * *";

    [Function("SweepOrphans")]
    public Task RunAsync(
        [TimerTrigger(EveryHour)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => sweep.ExecuteAsync(cancellationToken);
}
