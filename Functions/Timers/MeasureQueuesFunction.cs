using ApplyFunctions.Core.DeadLetters;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class MeasureQueuesFunction(MeasureQueues measure)
{
    // With the dispatcher, so that one instance does both at once.
    private const string EveryFiveMinutes = "0 */5 * * * *";

    [Function("MeasureQueues")]
    public Task RunAsync(
        [TimerTrigger(EveryFiveMinutes)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => measure.ExecuteAsync(cancellationToken);
}
