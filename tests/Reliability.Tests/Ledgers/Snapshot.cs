using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApplyFunctions.Reliability.Tests.Running;
using ApplyFunctions.Testing;
using Azure.Data.Tables;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>All that is stored, and all mails that were caught.</summary>
internal sealed class Snapshot
{
    /// <summary>Applications that were committed, and rows of others.</summary>
    public required IReadOnlyList<StoredApplication> Stored { get; init; }

    /// <summary>Ids of the applications that the outbox list leads to.</summary>
    public required IReadOnlyList<string> Outbox { get; init; }

    /// <summary>SHA-256 of candidates' files, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    public required IReadOnlyDictionary<string, DateTimeOffset> FilesWrittenAt { get; init; }

    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>The chosen options, one for each stored equality answer.</summary>
    public required IReadOnlyList<string> EqualityOptions { get; init; }

    /// <summary>The address of each mail.</summary>
    public required ILookup<string, CaughtMail> Mails { get; init; }

    /// <summary>Messages that stand in each queue, those that nobody can see now included.</summary>
    public required IReadOnlyDictionary<string, int> Messages { get; init; }

    public IEnumerable<StoredApplication> Committed => Stored.Where(s => s.Application is not null);

    public static async Task<Snapshot> TakeAsync(
        BreakableSystem system,
        CancellationToken cancellationToken
    )
    {
        var storage = system.Storage;
        var equality = await AllAsync(storage, "EqualityAnswers", cancellationToken);
        var written = await storage.BlobsAsync("applications", cancellationToken);
        var texts = await storage.BlobsAsync("texts", cancellationToken);
        var outbox = await AllAsync(storage, "Outbox", cancellationToken);
        var mails = await system.Mails.ListAsync(cancellationToken);
        return new Snapshot
        {
            Stored = await StoredAsync(storage, cancellationToken),
            Outbox = [.. outbox.Select(r => r.RowKey).Distinct(StringComparer.Ordinal)],
            Files = await ReadAsync(
                storage,
                "applications",
                written.Select(w => w.Name),
                bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
                cancellationToken
            ),
            FilesWrittenAt = written.ToDictionary(
                w => w.Name,
                w => w.WrittenAt,
                StringComparer.Ordinal
            ),
            Texts = await ReadAsync(
                storage,
                "texts",
                texts.Select(t => t.Name),
                Encoding.UTF8.GetString,
                cancellationToken
            ),
            EqualityOptions =
            [
                .. equality.Select(r =>
                    JsonSerializer.Deserialize<string[]>(r.GetString("Options"))!.Single()
                ),
            ],
            Mails = mails.ToLookup(m => m.To.Single(), StringComparer.Ordinal),
            Messages = await MessagesAsync(storage, cancellationToken),
        };
    }

    public static async Task<IReadOnlyList<StoredApplication>> StoredAsync(
        StorageView storage,
        CancellationToken cancellationToken
    ) =>
        StoredApplication.Of(
            (await AllAsync(storage, "Applications", cancellationToken)).Where(r =>
                r.RowKey.Contains('.', StringComparison.Ordinal)
            )
        );

    public static async Task<IReadOnlyDictionary<string, int>> MessagesAsync(
        StorageView storage,
        CancellationToken cancellationToken
    )
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (
            var queue in storage.Queues.GetQueuesAsync(cancellationToken: cancellationToken)
        )
        {
            var client = storage.Queues.GetQueueClient(queue.Name);
            found[queue.Name] = (await client.GetPropertiesAsync(cancellationToken))
                .Value
                .ApproximateMessagesCount;
        }

        return found;
    }

    private static Task<List<TableEntity>> AllAsync(
        StorageView storage,
        string table,
        CancellationToken cancellationToken
    ) =>
        storage.QueryAsync(
            table,
            TableClient.CreateQueryFilter($"PartitionKey ge {""}"),
            cancellationToken
        );

    private static async Task<IReadOnlyDictionary<string, string>> ReadAsync(
        StorageView storage,
        string container,
        IEnumerable<string> names,
        Func<byte[], string> read,
        CancellationToken cancellationToken
    )
    {
        var found = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            names,
            cancellationToken,
            async (name, token) =>
                found[name] = read((await storage.BlobAsync(container, name, token))!)
        );
        return found;
    }
}
