using ApplyFunctions.Core;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Reads a file that its own event did not bring to an end.</summary>
public sealed class ReadTextFunction(ExtractText extract)
{
    [Function("ReadText")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.Texts, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () => extract.ExecuteIfOwedAsync(WorkMessages.ReadText(message), cancellationToken)
        );
}
