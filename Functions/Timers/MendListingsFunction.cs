using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Timers;

public sealed class MendListingsFunction(MendListings mend)
{
    private const string EveryFiveMinutes = "0 */5 * * * *";

    [Function("MendListings")]
    public Task RunAsync(
        [TimerTrigger(EveryFiveMinutes)] TimerInfo timer,
        CancellationToken cancellationToken
    ) => mend.ExecuteAsync(cancellationToken);
}
