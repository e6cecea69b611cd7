using ApplyFunctions.Bench.Running;
using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure.Storage;
using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace ApplyFunctions.Bench.Measuring;

/// <summary>
/// Waits until the app has no work left from what it accepted: no message, no entry in the outbox, and a text for each
/// file.
/// </summary>
internal sealed class Quiet(StorageClients clients, TimeProvider time)
{
    /// <summary>The queues that a request sends to.</summary>
    public static IReadOnlyList<QueueClient> Queues(StorageClients clients) =>
        [
            clients.Queues.GetQueueClient(StorageNames.Queues.Mails),
            clients.Queues.GetQueueClient(StorageNames.Queues.EqualityAnswers),
        ];

    /// <returns>How long it took; null when it was not quiet within the limit.</returns>
    public async Task<TimeSpan?> WaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        try
        {
            await Wait.UntilAsync(
                () => IsQuietAsync(cancellationToken),
                limit,
                "the app is idle",
                cancellationToken
            );
            return time.GetElapsedTime(start);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<bool> IsQuietAsync(CancellationToken cancellationToken)
    {
        // The cheap questions first: the questions themselves burden the emulator.
        foreach (var queue in Queues(clients))
        {
            var properties = await queue.GetPropertiesAsync(cancellationToken);
            if (properties.Value.ApproximateMessagesCountLong > 0)
            {
                return false;
            }
        }

        var outbox = clients
            .Tables.GetTableClient(StorageNames.Tables.Outbox)
            .QueryAsync<TableEntity>(
                maxPerPage: 1,
                select: [nameof(TableEntity.PartitionKey)],
                cancellationToken: cancellationToken
            );
        await foreach (var _ in outbox)
        {
            return false;
        }

        return await CountAsync(StorageNames.Containers.Texts, cancellationToken)
            >= await CountAsync(StorageNames.Containers.Applications, cancellationToken);
    }

    private async Task<int> CountAsync(string container, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (
            var _ in clients
                .Blobs.GetBlobContainerClient(container)
                .GetBlobsAsync(cancellationToken: cancellationToken)
        )
        {
            count++;
        }

        return count;
    }
}
