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
        await using var stream = file.Content.AsStream();
        try
        {
            await Blob(file.Record.IdIn(id))
                .UploadAsync(
                    stream,
                    new BlobUploadOptions
                    {
                        HttpHeaders = new BlobHttpHeaders
                        {
                            ContentType = file.Record.Format.MediaType(),
                        },
                        Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                        TransferOptions = new StorageTransferOptions
                        {
                            InitialTransferSize = SinglePut,
                        },
                    },
                    cancellationToken
                );
            return file.Record;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return file.MayDiffer
                ? await StoredAsync(id, file.Record, cancellationToken)
                : file.Record;
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

    private BlobClient Blob(FileId id) => _container.GetBlobClient(id.ToString());
}
