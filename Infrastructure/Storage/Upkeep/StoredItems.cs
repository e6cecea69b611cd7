using System.Runtime.CompilerServices;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Upkeep;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace ApplyFunctions.Infrastructure.Storage.Upkeep;

/// <summary>
/// Files and texts as blobs, and the rows of texts. Blobs that were put beside them by hand, under names that the app gives
/// none, are not among them.
/// </summary>
public sealed class StoredItems(StorageClients clients) : IStoredItems
{
    private readonly BlobContainerClient _files = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Applications
    );

    private readonly BlobContainerClient _texts = clients.Blobs.GetBlobContainerClient(
        StorageNames.Containers.Texts
    );

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<IReadOnlyList<StoredItem>> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var found = new List<StoredItem>();
        await foreach (var file in FilesAsync($"{id}/", cancellationToken))
        {
            found.Add(file);
        }

        var rows = _table.QueryAsync<TableEntity>(
            RowKeys.Range(id),
            select: ["PartitionKey", "RowKey", "Timestamp"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (TextRow(id, row) is { } item)
            {
                found.Add(item);
            }
        }

        await foreach (var text in TextsAsync($"{id}/", cancellationToken))
        {
            found.Add(text);
        }

        return found;
    }

    public IAsyncEnumerable<StoredItem> ListFilesAsync(CancellationToken cancellationToken) =>
        FilesAsync(prefix: null, cancellationToken);

    public IAsyncEnumerable<StoredItem> ListTextsAsync(CancellationToken cancellationToken) =>
        TextsAsync(prefix: null, cancellationToken);

    public async Task<bool> TryDeleteAsync(StoredItem item, CancellationToken cancellationToken)
    {
        var version = new ETag(item.Version);
        var id = item.File.ApplicationId;
        try
        {
            await (
                item.Kind switch
                {
                    StoredItemKind.TextRow => _table.DeleteEntityAsync(
                        id.Partition,
                        RowKeys.Text(id, item.File.Field),
                        version,
                        cancellationToken
                    ),
                    StoredItemKind.File => DeleteAsync(_files, item.File.BlobName),
                    _ => DeleteAsync(_texts, item.File.TextBlobName),
                }
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }

        Task<Response> DeleteAsync(BlobContainerClient container, string name) =>
            container
                .GetBlobClient(name)
                .DeleteAsync(
                    conditions: new BlobRequestConditions { IfMatch = version },
                    cancellationToken: cancellationToken
                );
    }

    /// <summary>The item that a row of table <c>Applications</c> is; null for a row that is no text's.</summary>
    /// <param name="variants">Those of the application's files by their fields; null where nobody asks.</param>
    internal static StoredItem? TextRow(
        ApplicationId id,
        TableEntity row,
        IReadOnlyDictionary<string, string?>? variants = null
    ) =>
        RowKeys.TextField(row.RowKey) is { } field
        && FileId.TryCreate(id, field, variants?.GetValueOrDefault(field), out var file)
        && row.Timestamp is { } changed
            ? new StoredItem(StoredItemKind.TextRow, file, changed, row.ETag.ToString())
            : null;

    private IAsyncEnumerable<StoredItem> FilesAsync(
        string? prefix,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            _files,
            prefix,
            name => FileId.TryParse(name, out var file) ? file : null,
            StoredItemKind.File,
            cancellationToken
        );

    private IAsyncEnumerable<StoredItem> TextsAsync(
        string? prefix,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            _texts,
            prefix,
            name => FileId.TryParseText(name, out var file) ? file : null,
            StoredItemKind.Text,
            cancellationToken
        );

    private static async IAsyncEnumerable<StoredItem> ListAsync(
        BlobContainerClient container,
        string? prefix,
        Func<string, FileId?> parse,
        StoredItemKind kind,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (
            var blob in container.GetBlobsAsync(
                BlobTraits.None,
                BlobStates.None,
                prefix,
                cancellationToken
            )
        )
        {
            if (parse(blob.Name) is { } file)
            {
                yield return new StoredItem(
                    kind,
                    file,
                    blob.Properties.LastModified!.Value,
                    blob.Properties.ETag!.Value.ToString()
                );
            }
        }
    }
}
