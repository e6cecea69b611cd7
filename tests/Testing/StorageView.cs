using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace ApplyFunctions.Testing;

/// <summary>Looks into storage as an operator would, past the product's own code.</summary>
public sealed class StorageView(string connection)
{
    // What the service gives at most.
    private const int MostPeeked = 32;

    private readonly TableServiceClient _tables = new(connection);
    private readonly BlobServiceClient _blobs = new(connection);

    public QueueServiceClient Queues { get; } = new(connection);

    /// <summary>The rows of one application, by the part of the row key after the code.</summary>
    public async Task<IReadOnlyDictionary<string, TableEntity>> RowsAsync(
        string applicationId,
        CancellationToken cancellationToken
    )
    {
        var at = applicationId.LastIndexOf('-');
        var partition = applicationId[..at];
        var code = applicationId[(at + 1)..];
        var rows = await QueryAsync(
            "Applications",
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {partition} and RowKey ge {code + "."} and RowKey lt {code + "/"}"
            ),
            cancellationToken
        );
        return rows.ToDictionary(row => row.RowKey[(code.Length + 1)..], StringComparer.Ordinal);
    }

    /// <param name="row">The part of the row key after the code.</param>
    public Task DeleteRowAsync(
        string applicationId,
        string row,
        CancellationToken cancellationToken
    )
    {
        var at = applicationId.LastIndexOf('-');
        return _tables
            .GetTableClient("Applications")
            .DeleteEntityAsync(
                applicationId[..at],
                $"{applicationId[(at + 1)..]}.{row}",
                cancellationToken: cancellationToken
            );
    }

    /// <summary>Changes a row as nobody but an operator would.</summary>
    /// <param name="row">The part of the row key after the code.</param>
    public async Task ChangeRowAsync(
        string applicationId,
        string row,
        Action<TableEntity> change,
        CancellationToken cancellationToken
    )
    {
        var found = (await RowsAsync(applicationId, cancellationToken))[row];
        change(found);
        await _tables
            .GetTableClient("Applications")
            .UpdateEntityAsync(found, found.ETag, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The applications of one person.</summary>
    public Task<List<TableEntity>> ApplicationsOfAsync(
        string email,
        CancellationToken cancellationToken
    ) =>
        QueryAsync(
            "Applications",
            TableClient.CreateQueryFilter($"Email eq {email}"),
            cancellationToken
        );

    public async Task<List<TableEntity>> QueryAsync(
        string table,
        string filter,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<TableEntity>();
        var query = _tables
            .GetTableClient(table)
            .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        await foreach (var row in query)
        {
            rows.Add(row);
        }

        return rows;
    }

    public async Task<byte[]?> BlobAsync(
        string container,
        string name,
        CancellationToken cancellationToken
    )
    {
        var blob = _blobs.GetBlobContainerClient(container).GetBlobClient(name);
        return await blob.ExistsAsync(cancellationToken)
            ? (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToArray()
            : null;
    }

    /// <summary>The names of all blobs of a container, and when each was written.</summary>
    public async Task<List<(string Name, DateTimeOffset WrittenAt)>> BlobsAsync(
        string container,
        CancellationToken cancellationToken
    )
    {
        var found = new List<(string, DateTimeOffset)>();
        var blobs = _blobs
            .GetBlobContainerClient(container)
            .GetBlobsAsync(cancellationToken: cancellationToken);
        await foreach (var blob in blobs)
        {
            found.Add((blob.Name, blob.Properties.LastModified!.Value));
        }

        return found;
    }

    public Task PutBlobAsync(
        string container,
        string name,
        byte[] content,
        CancellationToken cancellationToken
    ) =>
        _blobs
            .GetBlobContainerClient(container)
            .GetBlobClient(name)
            .UploadAsync(BinaryData.FromBytes(content), overwrite: true, cancellationToken);

    public Task DeleteBlobAsync(
        string container,
        string name,
        CancellationToken cancellationToken
    ) =>
        _blobs
            .GetBlobContainerClient(container)
            .GetBlobClient(name)
            .DeleteIfExistsAsync(cancellationToken: cancellationToken);

    public Task PutPostingAsync(
        string board,
        string id,
        string document,
        CancellationToken cancellationToken
    ) => PutBoardFileAsync($"{board}/jobs/{id}.json", document, cancellationToken);

    public Task PutBoardFileAsync(
        string name,
        string document,
        CancellationToken cancellationToken
    ) => PutBlobAsync("boards", name, Encoding.UTF8.GetBytes(document), cancellationToken);

    /// <summary>Gives a board a new API key.</summary>
    /// <param name="role">None where it is null, as keys had before there were roles.</param>
    public async Task<string> AddApiKeyAsync(
        string board,
        CancellationToken cancellationToken,
        string? role = null,
        DateTimeOffset? expiresAt = null
    )
    {
        var secret = Guid.NewGuid().ToString("N");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
        var row = new TableEntity(board, hash)
        {
            ["Name"] = "of a test",
            ["Role"] = role,
            ["ExpiresAt"] = expiresAt,
        };
        await _tables.GetTableClient("ApiKeys").AddEntityAsync(row, cancellationToken);
        return secret;
    }

    public Task RemoveApiKeyAsync(
        string board,
        string secret,
        CancellationToken cancellationToken
    ) =>
        _tables
            .GetTableClient("ApiKeys")
            .DeleteEntityAsync(
                board,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))),
                cancellationToken: cancellationToken
            );

    /// <summary>
    /// Where in all of storage a text occurs: in names and contents of blobs, in rows, in messages that can be seen now.
    /// </summary>
    public async Task<List<string>> PlacesOfAsync(string text, CancellationToken cancellationToken)
    {
        var places = new List<string>();
        await foreach (
            var container in _blobs.GetBlobContainersAsync(cancellationToken: cancellationToken)
        )
        {
            var client = _blobs.GetBlobContainerClient(container.Name);
            await foreach (
                var blob in client.GetBlobsAsync(
                    BlobTraits.Metadata,
                    BlobStates.None,
                    prefix: null,
                    cancellationToken
                )
            )
            {
                // Other tests remove blobs meanwhile.
                var content = await BlobAsync(container.Name, blob.Name, cancellationToken);
                var whole =
                    $"{blob.Name} {string.Join(' ', blob.Metadata.Values)} {Encoding.UTF8.GetString(content ?? [])}";
                Look($"{container.Name}/{blob.Name}", whole);
            }
        }

        await foreach (var table in _tables.QueryAsync(cancellationToken: cancellationToken))
        {
            foreach (var row in await QueryAsync(table.Name, "", cancellationToken))
            {
                Look(
                    $"{table.Name} {row.PartitionKey} {row.RowKey}",
                    string.Join(' ', row.Select(p => p.Value))
                );
            }
        }

        await foreach (var queue in Queues.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            var messages = await Queues
                .GetQueueClient(queue.Name)
                .PeekMessagesAsync(MostPeeked, cancellationToken);
            foreach (var message in messages.Value)
            {
                var body = message.Body.ToString();
                Look(queue.Name, $"{body} {Encoding.UTF8.GetString(FromBase64(body))}");
            }
        }

        return places;

        void Look(string place, string content)
        {
            if (content.Contains(text, StringComparison.OrdinalIgnoreCase))
            {
                places.Add(place);
            }
        }
    }

    private static byte[] FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : [];
    }

    /// <summary>The names of the candidates' files that hold exactly these bytes.</summary>
    public async Task<List<string>> FilesWithAsync(
        byte[] content,
        CancellationToken cancellationToken
    )
    {
#pragma warning disable CA5351 // Storage's own digest of a blob, compared and nothing else.
        var digest = MD5.HashData(content);
#pragma warning restore CA5351
        var names = new List<string>();
        var blobs = _blobs
            .GetBlobContainerClient("applications")
            .GetBlobsAsync(cancellationToken: cancellationToken);
        await foreach (var blob in blobs)
        {
            if (blob.Properties.ContentHash?.AsSpan().SequenceEqual(digest) == true)
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }
}
