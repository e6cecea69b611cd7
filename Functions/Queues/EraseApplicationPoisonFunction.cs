using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that an application could not be erased; the order stands all the same.</summary>
public sealed class EraseApplicationPoisonFunction(KeepDeadLetter keep)
{
    [Function("EraseApplicationPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.ErasuresPoison, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () =>
                keep.ExecuteAsync(
                    PoisonMessage.OfQueue(WorkKind.Erasure, message),
                    cancellationToken
                )
        );
}
