using ApplyFunctions.Core.Bots;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class ForgetUsedTokensFunction(ForgetUsedTokens forget)
{
    private const string EveryNight = "0 53 2 * * *";

    [Function("ForgetUsedTokens")]
    public Task RunAsync(
        [TimerTrigger(EveryNight)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => forget.ExecuteAsync(cancellationToken);
}
