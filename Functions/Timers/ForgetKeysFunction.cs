using ApplyFunctions.Core.Upkeep;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class ForgetKeysFunction(ForgetKeys forget)
{
    private const string EveryNight = "0 41 2 * * *";

    [Function("ForgetKeys")]
    public Task RunAsync(
        [TimerTrigger(EveryNight)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => forget.ExecuteAsync(cancellationToken);
}
