using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Applications in table <c>Applications</c>; see <see cref="RowKeys"/>.</summary>
public sealed class TableApplicationStore(StorageClients clients) : IApplicationStore
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<bool> TryAddAsync(
        NewApplication application,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var id = record.Id;
        List<TableEntity> rows =
        [
            ApplicationRows.Application(record),
            ApplicationRows.Event(id, record.ReceivedAt, "received"),
            .. application.Files.Select(f => ApplicationRows.File(id, f)),
            .. application.Mails.Select(m =>
                ApplicationRows.Mail(new MailId(id, m), record.ReceivedAt)
            ),
            .. application.EqualityAnswers.Select(
                (a, i) => ApplicationRows.EqualityAnswer(id, i, a)
            ),
        ];

        try
        {
            await _table.SubmitTransactionAsync(
                rows.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)),
                cancellationToken
            );
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status == 409)
        {
            // A repeat, or our own write whose answer was lost and which the client repeated.
            return
                await FindAsync(id, cancellationToken) is { } found
                && found.Fingerprint == record.Fingerprint
                ? false
                : throw new InvalidOperationException(
                    "Another submission has this application's id.",
                    e
                );
        }
    }

    public async Task<ApplicationRecord?> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            RowKeys.Application(id),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? ApplicationRows.Application(id, row.Value!) : null;
    }
}
