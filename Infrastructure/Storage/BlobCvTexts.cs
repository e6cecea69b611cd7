using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The texts in container <c>texts</c>; the outcome of each file in a row beside its application, written last, so
/// that a row that says <c>Extracted</c> always has its text.
/// </summary>
public sealed class BlobCvTexts(StorageClients clients, Quarantine quarantine) : ICvTexts
{
    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Texts
    );

    private readonly TextRows _rows = new(clients, quarantine);

    public async Task<bool> TrySaveAsync(
        FileId id,
        ExtractedText extracted,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        // Text first, row second. An erasure removes the rows first and the blobs second, so whichever comes later finds
        // what the other has left.
        await Blob(id)
            .UploadAsync(
                BinaryData.FromString(extracted.Text),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" },
                },
                cancellationToken
            );
        if (await _rows.TryWriteAsync(id, extracted, moment, cancellationToken))
        {
            return true;
        }

        await DeleteAsync(id, cancellationToken);
        return false;
    }

    public async Task<string?> ReadAsync(FileId id, CancellationToken cancellationToken)
    {
        try
        {
            var content = await Blob(id).DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToString();
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

    public Task<TextOutcome?> FindOutcomeAsync(FileId file, CancellationToken cancellationToken) =>
        _rows.FindAsync(file, cancellationToken);

    public Task MarkFailedAsync(
        FileId file,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    ) => _rows.MarkFailedAsync(file, moment, cancellationToken);

    public Task ForgetFailureAsync(FileId file, CancellationToken cancellationToken) =>
        _rows.ForgetFailureAsync(file, cancellationToken);

    private BlobClient Blob(FileId id) => _container.GetBlobClient(id.TextBlobName);
}
