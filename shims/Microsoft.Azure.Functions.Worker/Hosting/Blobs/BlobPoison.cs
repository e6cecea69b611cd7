using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.Hosting.Queues;

namespace Microsoft.Azure.Functions.Worker.Hosting.Blobs;

/// <summary>Where blobs end whose function keeps failing: a queue in the account of the blob.</summary>
internal sealed class BlobPoison(QueueServiceClient service, bool isBase64)
{
    private readonly QueueClient _queue = service.GetQueueClient("webjobs-blobtrigger-poison");

    public Task SendAsync(
        string functionId,
        string container,
        string blob,
        BlobProperties properties
    )
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                Type = "BlobTrigger",
                FunctionId = functionId,
                BlobType = $"{properties.BlobType}Blob",
                ContainerName = container,
                BlobName = blob,
                ETag = properties.ETag.ToString(),
            }
        );
        return _queue.SendOrCreateAsync(
            isBase64 ? Convert.ToBase64String(json) : BinaryData.FromBytes(json).ToString()
        );
    }
}
