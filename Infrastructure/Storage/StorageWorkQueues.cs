using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Azure;
using Azure.Storage.Queues;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The queues that start work.</summary>
public sealed partial class StorageWorkQueues(
    StorageClients clients,
    ILogger<StorageWorkQueues> logger
) : IWorkQueues
{
    private readonly QueueClient _mails = clients.Queues.GetQueueClient(StorageNames.Queues.Mails);

    private readonly QueueClient _equalityAnswers = clients.Queues.GetQueueClient(
        StorageNames.Queues.EqualityAnswers
    );

    public Task<bool> TrySendMailAsync(
        ApplicationId id,
        MailKind kind,
        CancellationToken cancellationToken
    ) =>
        TrySendAsync(
            _mails,
            WorkMessages.Write(new MailMessage(WorkMessages.CurrentSchema, id.ToString(), kind)),
            TimeSpan.Zero,
            cancellationToken
        );

    public Task<bool> TrySendEqualityAnswersAsync(
        ApplicationId id,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        TrySendAsync(
            _equalityAnswers,
            WorkMessages.Write(
                new EqualityAnswersMessage(WorkMessages.CurrentSchema, id.ToString())
            ),
            delay,
            cancellationToken
        );

    private async Task<bool> TrySendAsync(
        QueueClient queue,
        string message,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await queue.SendMessageAsync(message, delay, cancellationToken: cancellationToken);
            return true;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            // What the message is for stands in the outbox; the dispatcher sends it again.
            LogNotSent(queue.Name, (e as RequestFailedException)?.Status ?? 0);
            return false;
        }
    }

    [LoggerMessage(
        501,
        LogLevel.Warning,
        "A message to {Queue} could not be sent (status {Status}); the dispatcher will send it"
    )]
    private partial void LogNotSent(string queue, int status);
}
