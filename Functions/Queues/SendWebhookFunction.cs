using ApplyFunctions.Core;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Tells a board's webhooks of an application.</summary>
public sealed class SendWebhookFunction(SendWebhook send)
{
    [Function("SendWebhook")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.Webhooks, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () => send.ExecuteAsync(WorkMessages.ReadWebhook(message), cancellationToken)
        );
}
