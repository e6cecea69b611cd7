using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

public sealed class SendMailFunction(SendMail send)
{
    [Function("SendMail")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.Mails, Connection = StorageNames.Connection)]
            string message,
        CancellationToken cancellationToken
    ) => send.ExecuteAsync(WorkMessages.ReadMail(message), cancellationToken);
}
