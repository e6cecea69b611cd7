using ApplyFunctions.Core.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class DispatchOutboxFunction(DispatchOutbox dispatch)
{
    private const string EveryHalfMinute = "*/30 * * * * *";

    [Function("DispatchOutbox")]
    public Task RunAsync(
        [TimerTrigger(EveryHalfMinute)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => dispatch.ExecuteAsync(cancellationToken);
}
