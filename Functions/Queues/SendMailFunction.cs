using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Functions.Tracing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

public sealed class SendMailFunction(SendMail send)
{
    [Function("SendMail")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.Mails, Connection = StorageNames.Connection)]
            string message,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            WorkMessages.TraceOf(message),
            () => send.ExecuteAsync(WorkMessages.ReadMail(message), cancellationToken)
        );
}
