using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that a new file could not be read.</summary>
public sealed class ExtractTextPoisonFunction(KeepDeadLetter keep)
{
    [Function("ExtractTextPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.FilesPoison, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            traceParent: null,
            () => keep.ExecuteAsync(PoisonMessage.OfBlobs(message), cancellationToken)
        );
}
