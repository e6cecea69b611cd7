using Azure;
using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.Hosting.Blobs;

/// <summary>Remembers across restarts which version of which blob a function has seen.</summary>
internal sealed class BlobReceipts(BlobServiceClient hostStorage, string hostId, string function)
{
    private readonly BlobContainerClient _container = hostStorage.GetBlobContainerClient(
        "azure-webjobs-hosts"
    );

    public async Task<bool> ExistAsync(
        string container,
        string blob,
        string etag,
        CancellationToken cancellationToken
    ) => await Receipt(container, blob, etag).ExistsAsync(cancellationToken);

    public async Task WriteAsync(string container, string blob, string etag)
    {
        var receipt = Receipt(container, blob, etag);
        try
        {
            await receipt.UploadAsync(BinaryData.Empty, overwrite: true);
        }
        catch (RequestFailedException e) when (e.Status is 404)
        {
            await _container.CreateIfNotExistsAsync();
            await receipt.UploadAsync(BinaryData.Empty, overwrite: true);
        }
    }

    private BlobClient Receipt(string container, string blob, string etag) =>
        _container.GetBlobClient($"blobreceipts/{hostId}/{function}/{etag}/{container}/{blob}");
}
