using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The texts in container <c>texts</c>; the outcome of each file in a row beside its application, written last, so
/// that a row that says <c>Extracted</c> always has its text.
/// </summary>
public sealed class BlobCvTexts(StorageClients clients) : ICvTexts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly BlobContainerClient _container = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Texts
    );

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

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
        if (await TryWriteRowAsync(id, Row(id, extracted, moment), cancellationToken))
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

    // In one transaction with the file's own row, as that was read: so there is never an outcome without its file.
    private async Task<bool> TryWriteRowAsync(
        FileId id,
        TableEntity outcome,
        CancellationToken cancellationToken
    )
    {
        var application = id.ApplicationId;
        while (true)
        {
            var file = await _table.GetEntityIfExistsAsync<TableEntity>(
                application.Partition,
                RowKeys.File(application, id.Field),
                ["PartitionKey", "RowKey", "Variant"],
                cancellationToken
            );
            if (!file.HasValue || file.Value!.GetString("Variant") != id.Variant)
            {
                return false;
            }

            try
            {
                await _table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.UpdateMerge, file.Value, file.Value.ETag),
                        new(TableTransactionActionType.UpsertReplace, outcome),
                    ],
                    cancellationToken
                );
                return true;
            }
            catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
            {
                // Somebody has changed the file's row, or this very write was done and its answer was lost: look again.
            }
        }
    }

    private static TableEntity Row(FileId id, ExtractedText extracted, DateTimeOffset moment) =>
        new(id.ApplicationId.Partition, RowKeys.Text(id.ApplicationId, id.Field))
        {
            ["Schema"] = 1,
            ["Field"] = id.Field,
            ["Outcome"] = extracted.Outcome.ToString(),
            ["Format"] = extracted.Format.ToString(),
            ["Engine"] = extracted.Engine,
            ["Characters"] = extracted.Text.Length,
            ["Pages"] = extracted.Pages,
            ["Milliseconds"] = (long)extracted.Duration.TotalMilliseconds,
            ["Detail"] = extracted.Detail,
            ["Language"] = extracted.Language,
            ["Contacts"] = JsonSerializer.Serialize(extracted.Contacts, Json),
            ["At"] = moment,
        };

    private BlobClient Blob(FileId id) => _container.GetBlobClient($"{id}.txt");
}
