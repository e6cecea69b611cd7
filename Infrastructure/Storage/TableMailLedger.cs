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
        var row = new TableEntity(entry.Id.ApplicationId.Partition, RowKeys.Mail(entry.Id))
        {
            ["State"] = entry.State.ToString(),
            ["ChangedAt"] = entry.ChangedAt,
            ["Attempts"] = entry.Attempts,
            ["ProviderId"] = entry.ProviderId,
            ["Reason"] = entry.Reason,
        };
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
        );

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
