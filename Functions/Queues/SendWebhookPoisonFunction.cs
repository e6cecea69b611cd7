using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that a webhook could not be told because this app failed, and records it on the delivery.</summary>
public sealed class SendWebhookPoisonFunction(KeepDeadLetter keep)
{
    [Function("SendWebhookPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.WebhooksPoison, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () =>
                keep.ExecuteAsync(
                    PoisonMessage.OfQueue(WorkKind.Webhook, message),
                    cancellationToken
                )
        );
}
