using System.Globalization;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Throttling;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// Counts in table <c>SubmissionCounts</c>: a partition for each day, a row for each window, thing and instance of the
/// app. An instance writes its own rows only, so that no write waits for, or overwrites, that of another.
/// </summary>
public sealed class TableSubmissionCounters(StorageClients clients, TimeProvider time)
    : ISubmissionCounters
{
    private const int MostDeletes = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly string _instance = Guid.NewGuid().ToString("N");

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.SubmissionCounts
    );

    public async Task<int?> ExchangeAsync(
        SubmissionCounter counter,
        int mine,
        CancellationToken cancellationToken
    )
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            patience.Token
        );
        try
        {
            // Two calls at the same time, so that both take as long as one. Of two writes that overtake each other the
            // lower number may stay, until the next one.
            var others = OthersAsync(counter, either.Token);
            await Task.WhenAll(
                _table.UpsertEntityAsync(
                    new TableEntity(Partition(counter.Day), Begin(counter) + _instance)
                    {
                        ["Count"] = mine,
                    },
                    TableUpdateMode.Replace,
                    either.Token
                ),
                others
            );
            return await others;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e.IsOfStorage())
        {
            return null;
        }
    }

    public async Task RemoveBeforeAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {Partition(day)}"),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        var batch = new List<TableTransactionAction>(MostDeletes);
        await foreach (var row in rows)
        {
            if (
                batch.Count == MostDeletes
                || (batch.Count > 0 && batch[0].Entity.PartitionKey != row.PartitionKey)
            )
            {
                await DeleteAsync(batch, cancellationToken);
                batch.Clear();
            }

            batch.Add(new TableTransactionAction(TableTransactionActionType.Delete, row));
        }

        if (batch.Count > 0)
        {
            await DeleteAsync(batch, cancellationToken);
        }
    }

    private async Task DeleteAsync(
        List<TableTransactionAction> batch,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await _table.SubmitTransactionAsync(batch, cancellationToken);
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            // Another run is at the same rows; deleting one by one passes over those that are gone.
            foreach (var action in batch)
            {
                await _table.DeleteEntityAsync(
                    action.Entity.PartitionKey,
                    action.Entity.RowKey,
                    cancellationToken: cancellationToken
                );
            }
        }
    }

    private async Task<int> OthersAsync(
        SubmissionCounter counter,
        CancellationToken cancellationToken
    )
    {
        var begin = Begin(counter);
        var sum = 0;
        var rows = _table.QueryAsync<TableEntity>(
            // The character after every digit that an instance's name has.
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {Partition(counter.Day)} and RowKey ge {begin} and RowKey lt {begin + "g"}"
            ),
            select: ["RowKey", "Count"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (!row.RowKey.EndsWith(_instance, StringComparison.Ordinal))
            {
                sum += row.GetInt32("Count") ?? 0;
            }
        }

        return sum;
    }

    private static string Begin(SubmissionCounter counter) =>
        string.Create(CultureInfo.InvariantCulture, $"{counter.Window}-{counter.Name}-");

    private static string Partition(DateOnly day) =>
        day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
