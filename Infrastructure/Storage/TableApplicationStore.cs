using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Infrastructure.Storage.Webhooks;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Applications in table <c>Applications</c>; see <see cref="RowKeys"/>.</summary>
public sealed class TableApplicationStore(StorageClients clients, Quarantine quarantine)
    : IApplicationStore
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<AddOutcome> TryAddAsync(
        NewApplication application,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var id = record.Id;
        List<TableEntity> rows =
        [
            ApplicationRows.Application(record),
            ApplicationRows.Event(id, record.ReceivedAt, HistoryEvents.Received),
            .. record
                .Flags.Take(1)
                .Select(_ => ApplicationRows.Event(id, record.ReceivedAt, HistoryEvents.Flagged)),
            .. application.Files.Select(f => ApplicationRows.File(id, f)),
            .. application.Files.Select(f => ApplicationRows.Unread(id, f)),
            .. application.Mails.Select(m =>
                ApplicationRows.Mail(new MailId(id, m), record.ReceivedAt)
            ),
            .. application.EqualityAnswers.Select(
                (a, i) => ApplicationRows.EqualityAnswer(id, i, a)
            ),
            .. application.OwesWebhooks ? (TableEntity[])[WebhookRows.Unopened(id)] : [],
        ];

        try
        {
            await _table.SubmitTransactionAsync(
                rows.Select(r => new TableTransactionAction(TableTransactionActionType.Add, r)),
                cancellationToken
            );
            return AddOutcome.Added;
        }
        catch (TableTransactionFailedException e) when (e.Status == 409)
        {
            // A repeat, or our own write whose answer was lost and which the client repeated.
            return await FindRowAsync(id, cancellationToken) switch
            {
                { } row when ApplicationRows.IsTombstone(row) => AddOutcome.Erased,
                { } row when row.GetString("Fingerprint") == record.Fingerprint =>
                    AddOutcome.Repeated,
                _ => throw new InvalidOperationException(
                    "Another submission has this application's id.",
                    e
                ),
            };
        }
    }

    public async Task<ApplicationRecord?> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    ) =>
        await FindRowAsync(id, cancellationToken) is { } row && !ApplicationRows.IsTombstone(row)
            ? ApplicationRows.Application(id, row)
            : null;

    public async Task<StoredApplication?> FindWholeAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var rows = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        var query = _table.QueryAsync<TableEntity>(
            RowKeys.Range(id),
            cancellationToken: cancellationToken
        );
        await foreach (var row in query)
        {
            rows.Add(row.RowKey, row);
        }

        return
            rows.TryGetValue(RowKeys.Application(id), out var application)
            && !ApplicationRows.IsTombstone(application)
            ? StoredApplications.Of(id, application, rows, quarantine)
            : null;
    }

    public async Task<bool> TryChangeAsync(
        StoredApplication before,
        ApplicationChange change,
        CancellationToken cancellationToken
    )
    {
        var id = before.Id;
        var happened = ApplicationRows.Event(id, change.At, change.Event);
        List<TableTransactionAction> actions =
        [
            new(
                TableTransactionActionType.UpdateReplace,
                ApplicationRows.Application(change.After),
                new ETag(before.Version)
            ),
            new(TableTransactionActionType.Add, happened),
        ];
        if (change.Mail is { } mail)
        {
            actions.Add(new(TableTransactionActionType.Add, ApplicationRows.Mail(mail, change.At)));
        }

        if (change.Note is { } note)
        {
            actions.Add(new(TableTransactionActionType.Add, ApplicationRows.Note(id, note)));
        }

        if (change.RemovedNote is { } removed)
        {
            var row = new TableEntity(id.Partition, RowKeys.Note(id, removed));
            actions.Add(new(TableTransactionActionType.Delete, row, ETag.All));
        }

        if (change.File is { } file)
        {
            actions.Add(
                new(TableTransactionActionType.UpsertReplace, ApplicationRows.File(id, file))
            );
            var former = before.Files.FirstOrDefault(f => f.Record.Field == file.Field);
            string?[] stale =
            [
                former?.Text is null ? null : RowKeys.Text(id, file.Field),
                former is { IsMarkedUnread: true } ? RowKeys.Unread(id, file.Field) : null,
            ];
            actions.AddRange(
                stale
                    .OfType<string>()
                    .Select(key => new TableTransactionAction(
                        TableTransactionActionType.Delete,
                        new TableEntity(id.Partition, key),
                        ETag.All
                    ))
            );
        }

        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // It was done before where its answer was lost and the client repeated it.
            var own = await _table.GetEntityIfExistsAsync<TableEntity>(
                happened.PartitionKey,
                happened.RowKey,
                cancellationToken: cancellationToken
            );
            return own.HasValue;
        }
    }

    private async Task<TableEntity?> FindRowAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            RowKeys.Application(id),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? row.Value : null;
    }
}
