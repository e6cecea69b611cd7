using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that an application could not be put into its board's index; the dispatcher tries on all the same.</summary>
public sealed class IndexApplicationPoisonFunction(KeepDeadLetter keep)
{
    [Function("IndexApplicationPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.SearchPoison, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () =>
                keep.ExecuteAsync(
                    PoisonMessage.OfQueue(WorkKind.Search, message),
                    cancellationToken
                )
        );
}
