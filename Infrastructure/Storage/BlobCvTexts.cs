using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Cvs;
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

    public async Task SaveAsync(
        ApplicationId id,
        string field,
        ExtractedText extracted,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        await _container
            .GetBlobClient($"{id}/{field}.txt")
            .UploadAsync(
                BinaryData.FromString(extracted.Text),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" },
                },
                cancellationToken
            );
        var row = new TableEntity(id.Partition, RowKeys.Text(id, field))
        {
            ["Schema"] = 1,
            ["Field"] = field,
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
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }
}
