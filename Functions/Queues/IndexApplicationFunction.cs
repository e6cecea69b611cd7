using ApplyFunctions.Core;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Has an application be found as it is now.</summary>
public sealed class IndexApplicationFunction(IndexApplication index)
{
    [Function("IndexApplication")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.Search, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () => index.ExecuteAsync(WorkMessages.ReadSearch(message), cancellationToken)
        );
}
