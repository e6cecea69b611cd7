using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Clients' idempotency keys, as keyed hashes, in table <c>IdempotencyKeys</c>.</summary>
public sealed class TableIdempotencyKeys(StorageClients clients) : IIdempotencyKeys
{
    private const string Row = "key";
    private const int AtOnce = 8;

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.IdempotencyKeys
    );

    public async Task<string> ClaimAsync(
        string keyName,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(keyName, Row) { ["Schema"] = 1, ["Fingerprint"] = fingerprint };
        while (true)
        {
            try
            {
                await _table.AddEntityAsync(row, cancellationToken);
                return fingerprint;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Claimed earlier, or by this very write, whose answer was lost.
            }

            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                keyName,
                Row,
                cancellationToken: cancellationToken
            );
            if (found.HasValue)
            {
                return found.Value!.GetString("Fingerprint");
            }
        }
    }

    public async Task<bool> IsClaimedAsync(string keyName, CancellationToken cancellationToken) =>
        (
            await _table.GetEntityIfExistsAsync<TableEntity>(
                keyName,
                Row,
                ["RowKey"],
                cancellationToken
            )
        ).HasValue;

    public async Task ForgetAsync(string keyName, CancellationToken cancellationToken) =>
        await _table.DeleteEntityAsync(keyName, Row, cancellationToken: cancellationToken);

    /// <summary>By the time that storage itself has stamped the rows with: they are never changed.</summary>
    public async Task<int> ForgetAsync(
        DateTimeOffset before,
        int most,
        CancellationToken cancellationToken
    )
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"Timestamp lt {before}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        var count = 0;
        await Parallel.ForEachAsync(
            rows.Take(most),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (row, token) =>
            {
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, token);
                Interlocked.Increment(ref count);
            }
        );
        return count;
    }
}
