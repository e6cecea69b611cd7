using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.Infrastructure.Storage;

internal static class BlobFolders
{
    /// <summary>Removes all blobs under a prefix, with their snapshots.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> DeleteAllAsync(
        this BlobContainerClient container,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        var blobs = container.GetBlobsAsync(
            BlobTraits.None,
            BlobStates.None,
            prefix,
            cancellationToken
        );
        await foreach (var blob in blobs)
        {
            await container.DeleteBlobIfExistsAsync(
                blob.Name,
                DeleteSnapshotsOption.IncludeSnapshots,
                cancellationToken: cancellationToken
            );
            count++;
        }

        return count;
    }
}
