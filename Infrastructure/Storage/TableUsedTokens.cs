using ApplyFunctions.Core;
using ApplyFunctions.Core.Bots;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Captchas that were used, as hashes, in table <c>UsedTokens</c>.</summary>
public sealed class TableUsedTokens(StorageClients clients) : IUsedTokens
{
    private const string Row = "token";
    private const int AtOnce = 8;

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.UsedTokens
    );

    public async Task<string> ClaimAsync(
        string name,
        string owner,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(name, Row) { ["Schema"] = 1, ["Owner"] = owner };
        while (true)
        {
            try
            {
                await _table.AddEntityAsync(row, cancellationToken);
                return owner;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Used before, or claimed by this very write, whose answer was lost.
            }

            if (await FindOwnerAsync(name, cancellationToken) is { } first)
            {
                return first;
            }
        }
    }

    public async Task<string?> FindOwnerAsync(string name, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            name,
            Row,
            ["Owner"],
            cancellationToken
        );
        return found.HasValue ? found.Value!.GetString("Owner") : null;
    }

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
