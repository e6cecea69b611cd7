using ApplyFunctions.Core;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

public sealed class EraseApplicationFunction(EraseApplication erase)
{
    [Function("EraseApplication")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.Erasures, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () => erase.ExecuteAsync(WorkMessages.ReadErasure(message), cancellationToken)
        );
}
