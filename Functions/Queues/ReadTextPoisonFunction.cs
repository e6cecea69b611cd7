using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that a file could not be read.</summary>
public sealed class ReadTextPoisonFunction(KeepDeadLetter keep)
{
    [Function("ReadTextPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.TextsPoison, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () =>
                keep.ExecuteAsync(PoisonMessage.OfQueue(WorkKind.Text, message), cancellationToken)
        );
}
