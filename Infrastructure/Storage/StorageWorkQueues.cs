using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
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
    // The application is safe already, and its answer waits for this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly QueueClient _mails = clients.Queues.GetQueueClient(StorageNames.Queues.Mails);

    private readonly QueueClient _equalityAnswers = clients.Queues.GetQueueClient(
        StorageNames.Queues.EqualityAnswers
    );

    private readonly QueueClient _erasures = clients.Queues.GetQueueClient(
        StorageNames.Queues.Erasures
    );

    private readonly QueueClient _texts = clients.Queues.GetQueueClient(StorageNames.Queues.Texts);

    private readonly QueueClient _search = clients.Queues.GetQueueClient(
        StorageNames.Queues.Search
    );

    private readonly QueueClient _webhooks = clients.Queues.GetQueueClient(
        StorageNames.Queues.Webhooks
    );

    public Task<bool> TrySendMailAsync(MailId id, CancellationToken cancellationToken) =>
        TrySendAsync(
            _mails,
            WorkMessages.Write(id, Telemetry.TraceParent),
            TimeSpan.Zero,
            cancellationToken
        );

    public Task<bool> TrySendMailLaterAsync(
        MailId id,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        TrySendAsync(
            _mails,
            WorkMessages.Write(id, Telemetry.TraceParent),
            TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(delay.TotalSeconds))),
            cancellationToken
        );

    public Task<bool> TrySendEqualityAnswerAsync(
        ApplicationId id,
        int index,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        TrySendAsync(
            _equalityAnswers,
            WorkMessages.Write(
                new EqualityAnswerMessage(WorkMessages.CurrentSchema, id.ToString(), index)
            ),
            delay,
            cancellationToken
        );

    public Task<bool> TrySendErasureAsync(ApplicationId id, CancellationToken cancellationToken) =>
        TrySendAsync(
            _erasures,
            WorkMessages.WriteErasure(id, Telemetry.TraceParent),
            TimeSpan.Zero,
            cancellationToken
        );

    public Task<bool> TrySendTextAsync(FileId file, CancellationToken cancellationToken) =>
        TrySendAsync(
            _texts,
            WorkMessages.Write(file, Telemetry.TraceParent),
            TimeSpan.Zero,
            cancellationToken
        );

    public Task<bool> TrySendSearchAsync(ApplicationId id, CancellationToken cancellationToken) =>
        TrySendAsync(
            _search,
            WorkMessages.WriteSearch(id, Telemetry.TraceParent),
            TimeSpan.Zero,
            cancellationToken
        );

    public Task<bool> TrySendWebhookAsync(
        WebhookWork work,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) =>
        TrySendAsync(
            _webhooks,
            WorkMessages.Write(work, Telemetry.TraceParent),
            TimeSpan.FromSeconds(Math.Ceiling(delay.TotalSeconds)),
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
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            await queue.SendMessageAsync(message, delay, cancellationToken: patience.Token);
            return true;
        }
        catch (Exception e) when (e.IsOfStorage() || e is OperationCanceledException)
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
