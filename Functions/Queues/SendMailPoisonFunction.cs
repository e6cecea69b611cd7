using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps what became of a mail that was given up.</summary>
public sealed class SendMailPoisonFunction(KeepDeadLetter keep)
{
    [Function("SendMailPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.MailsPoison, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () =>
                keep.ExecuteAsync(PoisonMessage.OfQueue(WorkKind.Mail, message), cancellationToken)
        );
}
