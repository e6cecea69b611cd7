using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using Azure;

namespace ApplyFunctions.Infrastructure.Storage.DeadLetters;

/// <summary>The poison queues of the app's triggers, and those that the host makes for their triggers.</summary>
public sealed class PoisonQueues(StorageClients clients) : IPoisonQueues
{
    // What the host puts behind a queue's name.
    private const string Suffix = "-poison";

    private static readonly string[] Names =
    [
        .. StorageNames.Queues.All.Select(name => name + Suffix),
        StorageNames.Queues.FilesPoison,
    ];

    public async Task<IReadOnlyDictionary<string, int>> MeasureAsync(
        CancellationToken cancellationToken
    )
    {
        var depths = await Task.WhenAll(Names.Select(DepthAsync));
        return Names.Zip(depths).ToDictionary(StringComparer.Ordinal);

        async Task<int> DepthAsync(string name) =>
            (
                await Task.WhenAll(
                    CountAsync(name, cancellationToken),
                    CountAsync(name + Suffix, cancellationToken)
                )
            ).Sum();
    }

    private async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await clients
                .Queues.GetQueueClient(queue)
                .GetPropertiesAsync(cancellationToken);
            return properties.Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The host makes it when it has something to put there.
            return 0;
        }
    }
}
