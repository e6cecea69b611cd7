using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The mails' ledger: a row beside the application for each mail that it is owed.</summary>
public sealed class TableMailLedger(StorageClients clients) : IMailLedger
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<MailEntry?> FindAsync(MailId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.ApplicationId.Partition,
            RowKeys.Mail(id),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? Entry(id.ApplicationId, row.Value!) : null;
    }

    public async Task<MailEntry?> TryUpdateAsync(
        MailEntry entry,
        CancellationToken cancellationToken
    )
    {
        // Merged, so that what is known of the delivery stays.
        var row = StateOf(entry);
        try
        {
            var response = await _table.UpdateEntityAsync(
                row,
                new ETag(entry.Version),
                TableUpdateMode.Merge,
                cancellationToken
            );
            return entry with { Version = response.Headers.ETag.ToString()! };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return await FindOwnAsync(entry, cancellationToken);
        }
    }

    public async Task<bool> TryRecordDeliveryAsync(
        MailEntry entry,
        bool failed,
        CancellationToken cancellationToken
    )
    {
        var row = StateOf(entry);
        MailRows.Put(row, entry.Delivery!);
        List<TableTransactionAction> writes =
        [
            new(TableTransactionActionType.UpdateMerge, row, new ETag(entry.Version)),
        ];
        if (failed)
        {
            var happened = MailRows.NotDelivered(entry.Id, entry.Delivery!);
            writes.Add(new(TableTransactionActionType.UpsertReplace, happened));
        }

        try
        {
            await _table.SubmitTransactionAsync(writes, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
        {
            return await FindOwnAsync(entry, cancellationToken) is not null;
        }
    }

    internal static MailEntry Entry(ApplicationId id, TableEntity row) =>
        new(
            new MailId(
                id,
                Enum.Parse<MailKind>(row.GetString("Kind")),
                row.GetInt32("Number") ?? 1
            ),
            Enum.Parse<MailState>(row.GetString("State")),
            row.GetDateTimeOffset("ChangedAt")!.Value,
            row.GetInt32("Attempts") ?? 0,
            row.GetString("ProviderId"),
            row.GetString("Reason"),
            row.ETag.ToString()
        )
        {
            Delivery = MailRows.Delivery(row),
        };

    private static TableEntity StateOf(MailEntry entry) =>
        new(entry.Id.ApplicationId.Partition, RowKeys.Mail(entry.Id))
        {
            ["State"] = entry.State.ToString(),
            ["ChangedAt"] = entry.ChangedAt,
            ["Attempts"] = entry.Attempts,
            ["ProviderId"] = entry.ProviderId,
            ["Reason"] = entry.Reason,
        };

    // An update whose answer was lost is repeated by the client, and the repeat meets the version that it made
    // itself. What stands there then is what was to be written, to the tick.
    private async Task<MailEntry?> FindOwnAsync(
        MailEntry entry,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(entry.Id, cancellationToken) is { } found
        && found with { Version = entry.Version } == entry
            ? found
            : null;
}
