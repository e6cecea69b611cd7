using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace ApplyFunctions.Testing;

/// <summary>What a release has stored, as JSON: rows, blobs and messages. Later releases have to read it.</summary>
public sealed class StoredData(string connection)
{
    private const int MostMessages = 32;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly TableServiceClient _tables = new(connection);
    private readonly BlobServiceClient _blobs = new(connection);
    private readonly QueueServiceClient _queues = new(connection);

    /// <summary>All that is stored, but for boards that others have put there and what is made of the rest.</summary>
    /// <param name="isMeant">Of a blob or row, by the names that lead to it.</param>
    public async Task<string> TakeAsync(
        Func<string, bool> isMeant,
        CancellationToken cancellationToken
    )
    {
        var rows = new JsonArray();
        await foreach (var table in _tables.QueryAsync(cancellationToken: cancellationToken))
        {
            var query = _tables
                .GetTableClient(table.Name)
                .QueryAsync<TableEntity>(cancellationToken: cancellationToken);
            await foreach (var row in query)
            {
                if (isMeant($"{table.Name} {row.PartitionKey} {row.RowKey}"))
                {
                    rows.Add(Row(table.Name, row));
                }
            }
        }

        var blobs = new JsonArray();
        await foreach (
            var container in _blobs.GetBlobContainersAsync(cancellationToken: cancellationToken)
        )
        {
            var client = _blobs.GetBlobContainerClient(container.Name);
            await foreach (var blob in client.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                if (isMeant($"{container.Name} {blob.Name}"))
                {
                    var content = await client
                        .GetBlobClient(blob.Name)
                        .DownloadContentAsync(cancellationToken);
                    blobs.Add(
                        new JsonObject
                        {
                            ["container"] = container.Name,
                            ["name"] = blob.Name,
                            ["content"] = Convert.ToBase64String(content.Value.Content),
                        }
                    );
                }
            }
        }

        var messages = new JsonArray();
        await foreach (var queue in _queues.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            var found = await _queues
                .GetQueueClient(queue.Name)
                .PeekMessagesAsync(MostMessages, cancellationToken);
            foreach (var message in found.Value)
            {
                messages.Add(
                    new JsonObject { ["queue"] = queue.Name, ["body"] = message.Body.ToString() }
                );
            }
        }

        return new JsonObject
        {
            ["rows"] = rows,
            ["blobs"] = blobs,
            ["messages"] = messages,
        }.ToJsonString(Format);
    }

    /// <summary>Puts it back: rows first, as a file whose row is missing is nobody's.</summary>
    public async Task PutAsync(string json, CancellationToken cancellationToken)
    {
        var all = JsonNode.Parse(json)!;
        foreach (var row in all["rows"]!.AsArray())
        {
            await _tables
                .GetTableClient((string)row!["table"]!)
                .UpsertEntityAsync(Row(row), TableUpdateMode.Replace, cancellationToken);
        }

        foreach (var blob in all["blobs"]!.AsArray())
        {
            await _blobs
                .GetBlobContainerClient((string)blob!["container"]!)
                .GetBlobClient((string)blob["name"]!)
                .UploadAsync(
                    BinaryData.FromBytes(Convert.FromBase64String((string)blob["content"]!)),
                    overwrite: true,
                    cancellationToken
                );
        }

        foreach (var message in all["messages"]!.AsArray())
        {
            await _queues
                .GetQueueClient((string)message!["queue"]!)
                .SendMessageAsync((string)message["body"]!, cancellationToken);
        }
    }

    private static JsonObject Row(string table, TableEntity row) =>
        new()
        {
            ["table"] = table,
            ["partition"] = row.PartitionKey,
            ["row"] = row.RowKey,
            ["values"] = new JsonObject(
                row.Where(v =>
                        v.Key is not ("odata.etag" or "PartitionKey" or "RowKey" or "Timestamp")
                    )
                    .Where(v => v.Value is not null)
                    .Select(v => KeyValuePair.Create(v.Key, (JsonNode?)Value(v.Value)))
            ),
        };

    private static TableEntity Row(JsonNode json)
    {
        var row = new TableEntity((string)json["partition"]!, (string)json["row"]!);
        foreach (var (name, value) in json["values"]!.AsObject())
        {
            row[name] = Value(value!);
        }

        return row;
    }

    private static JsonNode Value(object value) =>
        value switch
        {
            string text => text,
            bool flag => flag,
            int number => number,
            long number => new JsonObject { ["long"] = number },
            DateTimeOffset moment => new JsonObject
            {
                ["moment"] = moment.ToString("O", CultureInfo.InvariantCulture),
            },
            byte[] bytes => new JsonObject { ["bytes"] = Convert.ToBase64String(bytes) },
            _ => throw new NotSupportedException($"A column of type {value.GetType()}."),
        };

    private static object Value(JsonNode value) =>
        value switch
        {
            JsonObject o when o["long"] is { } number => (long)number,
            JsonObject o when o["moment"] is { } moment => DateTimeOffset.Parse(
                (string)moment!,
                CultureInfo.InvariantCulture
            ),
            JsonObject o when o["bytes"] is { } bytes => Convert.FromBase64String((string)bytes!),
            _ => value.GetValueKind() switch
            {
                JsonValueKind.String => (string)value!,
                JsonValueKind.Number => (int)value,
                _ => (bool)value,
            },
        };
}
