using ApplyFunctions.Core.Upkeep;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class ReconcileFunction(Reconcile reconcile)
{
    private const string EveryNight = "0 17 3 * * *";

    [Function("Reconcile")]
    public Task RunAsync(
        [TimerTrigger(EveryNight)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => reconcile.ExecuteAsync(cancellationToken);
}
