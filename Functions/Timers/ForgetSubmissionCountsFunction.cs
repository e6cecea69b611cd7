using ApplyFunctions.Core.Throttling;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class ForgetSubmissionCountsFunction(ForgetSubmissionCounts forget)
{
    private const string EveryNight = "0 17 3 * * *";

    [Function("ForgetSubmissionCounts")]
    public Task RunAsync(
        [TimerTrigger(EveryNight)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => forget.ExecuteAsync(cancellationToken);
}
