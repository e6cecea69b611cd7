using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Infrastructure.Storage.Webhooks;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Takes the rows of an application out of table <c>Applications</c>.</summary>
public sealed class TableApplicationErasure(StorageClients clients) : IApplicationErasure
{
    // What one transaction takes.
    private const int BatchSize = 100;

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    private readonly TableClient _deliveries = clients.Tables.GetTableClient(
        StorageNames.Tables.WebhookDeliveries
    );

    public async Task<int?> StripAsync(
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var id = application.Id;

        // Before the rows that lead to them, so that a repeat finds what is left.
        await ForgetDeliveriesAsync(application.Record, cancellationToken);
        var count = await DeleteAsync(
            id,
            key => key != RowKeys.Application(id) && !RowKeys.IsMail(id, key),
            cancellationToken
        );
        var record = application.Record;
        var bare = new ApplicationRecord(
            id,
            record.Board,
            "",
            record.ReceivedAt,
            record.Candidate with
            {
                Phone = null,
                PhoneE164 = null,
            },
            [],
            null,
            new ApplicationDetails(null, [], [], Consents.None, null)
        )
        {
            KeyName = record.KeyName,
            Stage = record.Stage,
            ErasureRequestedAt = record.ErasureRequestedAt,
        };
        try
        {
            // Of two that erase at the same time, the slower one must not dig up what the other has buried.
            await _table.UpdateEntityAsync(
                ApplicationRows.Application(bare),
                new ETag(application.Version),
                TableUpdateMode.Replace,
                cancellationToken
            );
            return count;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return null;
        }
    }

    public async Task<int> BuryAsync(
        ApplicationId id,
        Tombstone tombstone,
        CancellationToken cancellationToken
    )
    {
        var count = await DeleteAsync(id, key => key != RowKeys.Application(id), cancellationToken);
        await _table.UpsertEntityAsync(
            ApplicationRows.Tombstone(id, tombstone),
            TableUpdateMode.Replace,
            cancellationToken
        );
        return count + 1;
    }

    private async Task<int> DeleteAsync(
        ApplicationId id,
        Func<string, bool> isMeant,
        CancellationToken cancellationToken
    )
    {
        var keys = await KeysAsync(id, isMeant, cancellationToken);
        foreach (var batch in keys.Chunk(BatchSize))
        {
            await DeleteAsync(id.Partition, batch, cancellationToken);
        }

        return keys.Count;
    }

    private async Task ForgetDeliveriesAsync(
        ApplicationRecord record,
        CancellationToken cancellationToken
    )
    {
        var keys = await KeysAsync(
            record.Id,
            key => RowKeys.WebhookId(key) is not null,
            cancellationToken
        );
        foreach (var key in keys)
        {
            var place = WebhookRows.Place(record, RowKeys.WebhookId(key)!);
            await _deliveries.DeleteEntityAsync(
                place.PartitionKey,
                place.RowKey,
                cancellationToken: cancellationToken
            );
        }
    }

    private async Task<List<string>> KeysAsync(
        ApplicationId id,
        Func<string, bool> isMeant,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<string>();
        var rows = _table.QueryAsync<TableEntity>(
            RowKeys.Range(id),
            select: ["RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (isMeant(row.RowKey))
            {
                keys.Add(row.RowKey);
            }
        }

        return keys;
    }

    // A transaction that was done, and whose answer was lost, fails when the client repeats it: what it names is gone. One
    // by one, that is no fault.
    private async Task DeleteAsync(
        string partition,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await _table.SubmitTransactionAsync(
                keys.Select(key => new TableTransactionAction(
                    TableTransactionActionType.Delete,
                    new TableEntity(partition, key),
                    ETag.All
                )),
                cancellationToken
            );
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            foreach (var key in keys)
            {
                await _table.DeleteEntityAsync(
                    partition,
                    key,
                    cancellationToken: cancellationToken
                );
            }
        }
    }
}
