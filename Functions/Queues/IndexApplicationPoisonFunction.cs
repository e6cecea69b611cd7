using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that an application could not be put into its board's index; the dispatcher tries on all the same.</summary>
public sealed class IndexApplicationPoisonFunction(KeepDeadLetter keep)
{
    [Function("IndexApplicationPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.SearchPoison, Connection = StorageNames.Connection)]
            string message,
        CancellationToken cancellationToken
    ) => keep.ExecuteAsync(PoisonMessage.OfQueue(WorkKind.Search, message), cancellationToken);
}
