using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Hosting.Configuration;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting.Queues;

/// <summary>Polls one queue and runs its function for each message.</summary>
internal sealed class QueueListener(
    FunctionDescriptor function,
    QueueServiceClient service,
    string queueName,
    QueueOptions options,
    FunctionInvoker invoker,
    TimeProvider time,
    ILogger logger
) : IListener
{
    private const string PoisonSuffix = "-poison";

    private readonly QueueClient _queue = service.GetQueueClient(queueName);

    // A poison queue has none of its own: what fails there stays invisible, as in the real trigger.
    private readonly QueueClient? _poison = queueName.EndsWith(
        PoisonSuffix,
        StringComparison.Ordinal
    )
        ? null
        : service.GetQueueClient(queueName + PoisonSuffix);

    public async Task RunAsync(CancellationToken stopping)
    {
        var running = new List<Task>();
        try
        {
            await PollAsync(running, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        await Task.WhenAll(running);
    }

    private async Task PollAsync(List<Task> running, CancellationToken stopping)
    {
        var delay = QueueOptions.MinPollingInterval;
        while (!stopping.IsCancellationRequested)
        {
            running.RemoveAll(task => task.IsCompleted);
            if (running.Count > options.Threshold)
            {
                await Task.WhenAny(running).WaitAsync(stopping);
                continue;
            }
            var messages = await ReceiveAsync(stopping);
            running.AddRange(
                messages.Select(message => Task.Run(() => ProcessAsync(message), default))
            );
            if (messages.Length > 0)
            {
                delay = QueueOptions.MinPollingInterval;
                continue;
            }
            await Task.Delay(delay, time, stopping);
            delay = delay * 2 < options.MaxPollingInterval ? delay * 2 : options.MaxPollingInterval;
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken stopping)
    {
        try
        {
            return await _queue.ReceiveMessagesAsync(
                options.BatchSize,
                MessageLease.Invisibility,
                stopping
            );
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            return [];
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.PollingFailed(function.Name, Log.Reason(e));
            return [];
        }
    }

    private async Task ProcessAsync(QueueMessage message)
    {
        try
        {
            await ProcessCoreAsync(message);
        }
        catch (Exception e)
        {
            logger.MessageUpdateFailed(function.Name, Log.Reason(e));
        }
    }

    private async Task ProcessCoreAsync(QueueMessage message)
    {
        var lease = new MessageLease(_queue, message, time);
        var decoded = message.TryDecode(options.IsBase64);
        if (decoded is null || message.DequeueCount > options.MaxDequeueCount)
        {
            await PoisonAsync(message, lease);
            return;
        }
        var input = new TriggerInput(
            "New queue message detected.",
            decoded,
            TriggerInput.NoBindingData
        );
        if (await lease.HoldAsync(() => invoker.InvokeAsync(function, input)))
        {
            await lease.DeleteAsync();
        }
        else if (message.DequeueCount >= options.MaxDequeueCount)
        {
            await PoisonAsync(message, lease);
        }
        else if (_poison is not null)
        {
            await lease.ReleaseAsync(options.VisibilityTimeout);
        }
    }

    /// <summary>Two steps, so that a crash between them leaves the message in both queues.</summary>
    private async Task PoisonAsync(QueueMessage message, MessageLease lease)
    {
        if (_poison is null)
        {
            return;
        }
        logger.MessagePoisoned(function.Name, message.DequeueCount, _poison.Name);
        await _poison.SendOrCreateAsync(message.Body.ToString());
        await lease.DeleteAsync();
    }
}
