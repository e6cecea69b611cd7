using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>A table of names, each of which belongs to whoever claimed it first.</summary>
/// <param name="row">The row key of every claim.</param>
/// <param name="column">Where the owner stands.</param>
internal sealed class ClaimTable(TableClient table, string row, string column)
{
    private const int AtOnce = 8;

    /// <summary>To whom the name belongs now: the given owner, or one who came before.</summary>
    public async Task<string> ClaimAsync(
        string name,
        string owner,
        CancellationToken cancellationToken
    )
    {
        var claim = new TableEntity(name, row)
        {
            [RowSchema.Column] = RowSchema.Current,
            [column] = owner,
        };
        while (true)
        {
            try
            {
                await table.AddEntityAsync(claim, cancellationToken);
                return owner;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // Claimed before, or by this very write, whose answer was lost.
            }

            if (await FindAsync(name, cancellationToken) is { } first)
            {
                return first;
            }
        }
    }

    /// <summary>To whom the name belongs; null where nobody has claimed it.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            name,
            row,
            [column],
            cancellationToken
        );
        return found.HasValue ? found.Value!.GetString(column) : null;
    }

    public async Task ForgetAsync(string name, CancellationToken cancellationToken) =>
        await table.DeleteEntityAsync(name, row, cancellationToken: cancellationToken);

    /// <summary>By the time that storage itself has stamped the rows with: they are never changed.</summary>
    public async Task<int> ForgetAsync(
        DateTimeOffset before,
        int most,
        CancellationToken cancellationToken
    )
    {
        var rows = table.QueryAsync<TableEntity>(
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
            async (found, token) =>
            {
                await table.DeleteEntityAsync(found.PartitionKey, found.RowKey, found.ETag, token);
                Interlocked.Increment(ref count);
            }
        );
        return count;
    }
}
