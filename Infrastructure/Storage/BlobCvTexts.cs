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

    public async Task SaveAsync(
        ApplicationId id,
        string field,
        ExtractedText extracted,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        await _container
            .GetBlobClient(new StoredFile(id, field).TextBlobName)
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

    public async Task<TextOutcome?> FindOutcomeAsync(
        StoredFile file,
        CancellationToken cancellationToken
    ) => await FindRowAsync(file, cancellationToken) is { } row ? Outcome(row) : null;

    public async Task MarkFailedAsync(
        StoredFile file,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await _table.AddEntityAsync(
                new TableEntity(
                    file.ApplicationId.Partition,
                    RowKeys.Text(file.ApplicationId, file.Field)
                )
                {
                    ["Schema"] = 1,
                    ["Field"] = file.Field,
                    ["Outcome"] = nameof(TextOutcome.Failed),
                    ["Detail"] = "could not be read for now; will be read again on replay",
                    ["At"] = moment,
                },
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // It has an outcome, or was marked before.
        }
    }

    public async Task ForgetFailureAsync(StoredFile file, CancellationToken cancellationToken)
    {
        if (
            await FindRowAsync(file, cancellationToken) is not { } row
            || Outcome(row) != TextOutcome.Failed
        )
        {
            return;
        }

        try
        {
            await _table.DeleteEntityAsync(
                row.PartitionKey,
                row.RowKey,
                row.ETag,
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // It was read in the meantime.
        }
    }

    private async Task<TableEntity?> FindRowAsync(
        StoredFile file,
        CancellationToken cancellationToken
    )
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            file.ApplicationId.Partition,
            RowKeys.Text(file.ApplicationId, file.Field),
            ["PartitionKey", "RowKey", "Outcome"],
            cancellationToken
        );
        return row.HasValue ? row.Value : null;
    }

    private static TextOutcome Outcome(TableEntity row) =>
        Enum.Parse<TextOutcome>(row.GetString("Outcome"));
}
