using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>The container from which the app reads boards and postings.</summary>
internal sealed class BoardsContainer(string connectionString)
{
    private const string Name = "boards";
    private readonly BlobContainerClient _container = new(connectionString, Name, Impatient());

    /// <summary>Uploads what is not there yet, and leaves alone what the developer has edited.</summary>
    /// <returns>How many were new.</returns>
    public async Task<int> AddMissingAsync(
        IReadOnlyList<BoardFile> files,
        CancellationToken cancellationToken
    )
    {
        var unlessThere = new BlobRequestConditions { IfNoneMatch = ETag.All };
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var added = 0;
        foreach (var file in files)
        {
            try
            {
                await UploadAsync(file, unlessThere, cancellationToken);
                added++;
            }
            catch (RequestFailedException exception)
                when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists)
            {
                // Seeded by an earlier start.
            }
        }

        return added;
    }

    /// <summary>Uploads all, in place of what was there.</summary>
    public async Task ReplaceAsync(
        IReadOnlyList<BoardFile> files,
        CancellationToken cancellationToken
    )
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        foreach (var file in files)
        {
            await UploadAsync(file, conditions: null, cancellationToken);
        }
    }

    private async Task UploadAsync(
        BoardFile file,
        BlobRequestConditions? conditions,
        CancellationToken cancellationToken
    )
    {
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
        };
        await _container
            .GetBlobClient(file.BlobName)
            .UploadAsync(BinaryData.FromBytes(file.Content), options, cancellationToken);
    }

    /// <summary>The storage is on this machine: it answers at once or not at all.</summary>
    private static BlobClientOptions Impatient()
    {
        var options = new BlobClientOptions();
        options.Retry.Mode = RetryMode.Fixed;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return options;
    }
}
