using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Records on the application that its mail was given up.</summary>
public sealed class SendMailPoisonFunction(SendMail send)
{
    [Function("SendMailPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.MailsPoison, Connection = StorageNames.Connection)]
            string message,
        CancellationToken cancellationToken
    ) => send.GiveUpAsync(WorkMessages.ReadMail(message), cancellationToken);
}
