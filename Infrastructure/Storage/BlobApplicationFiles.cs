using System.Buffers;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Nerdbank.Streams;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Candidates' files in container <c>applications</c>.</summary>
public sealed class BlobApplicationFiles(StorageClients clients) : IApplicationFiles
{
    // Larger than any file that is taken, so that each is one atomic Put Blob, never a list of blocks.
    private const long SinglePut = 64 * 1024 * 1024;

    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Applications
    );

    public async Task<FileRecord> PutAsync(
        ApplicationId id,
        NewFile file,
        CancellationToken cancellationToken
    )
    {
        var blob = Blob(file.Record.IdIn(id));
        while (true)
        {
            if (await TryAddAsync(blob, file, cancellationToken))
            {
                return file.Record;
            }

            // What lies there may be the rest of a try that failed long ago, which is about to be swept away. It is not,
            // once it was touched; and where it is gone by now, it is put again.
            if (await TryTouchAsync(blob, cancellationToken))
            {
                return file.MayDiffer
                    ? await StoredAsync(id, file.Record, cancellationToken)
                    : file.Record;
            }
        }
    }

    public async Task<ReadOnlySequence<byte>?> ReadAsync(
        FileId id,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var content = await Blob(id).DownloadContentAsync(cancellationToken);
            return new ReadOnlySequence<byte>(content.Value.Content.ToMemory());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(FileId id, CancellationToken cancellationToken) =>
        Blob(id).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public Task<int> DeleteAllAsync(ApplicationId id, CancellationToken cancellationToken) =>
        _container.DeleteAllAsync($"{id}/", cancellationToken);

    /// <summary>False where there is one already.</summary>
    private static async Task<bool> TryAddAsync(
        BlobClient blob,
        NewFile file,
        CancellationToken cancellationToken
    )
    {
        await using var stream = file.Content.AsStream();
        try
        {
            await blob.UploadAsync(
                stream,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders
                    {
                        ContentType = file.Record.Format.MediaType(),
                    },
                    Metadata = Trace(),
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    TransferOptions = new StorageTransferOptions
                    {
                        InitialTransferSize = SinglePut,
                    },
                },
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Gives a blob a new version and time of change, and nothing else; false where there is none.</summary>
    private static async Task<bool> TryTouchAsync(
        BlobClient blob,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await blob.SetMetadataAsync(Trace(), cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    private async Task<FileRecord> StoredAsync(
        ApplicationId id,
        FileRecord mine,
        CancellationToken cancellationToken
    )
    {
        var stored = await Blob(mine.IdIn(id)).DownloadContentAsync(cancellationToken);
        var bytes = new ReadOnlySequence<byte>(stored.Value.Content.ToMemory());
        return mine with
        {
            Format = FileSniffer.Detect(bytes),
            Bytes = bytes.Length,
            Sha256 = ApplicationIdentity.Sha256Of(bytes),
        };
    }

    /// <summary>What the reading of the file goes on from.</summary>
    private static Dictionary<string, string> Trace() =>
        Telemetry.TraceParent is { } trace
            ? new(StringComparer.Ordinal) { [Telemetry.TraceParentName] = trace }
            : [];

    private BlobClient Blob(FileId id) => _container.GetBlobClient(id.BlobName);
}
