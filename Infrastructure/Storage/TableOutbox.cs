using System.Globalization;
using System.Runtime.CompilerServices;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Storage.Webhooks;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The list of applications that may owe work: table <c>Outbox</c>, one partition for each minute in which entries
/// are due and each of 16 groups, so that what is due is a range of partitions.
/// </summary>
public sealed class TableOutbox(StorageClients clients, Quarantine quarantine) : IOutbox
{
    private const string TraceParent = "TraceParent";

    private readonly TableClient _outbox = clients.Tables.GetTableClient(
        StorageNames.Tables.Outbox
    );

    private readonly TableClient _applications = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public Task<string> AnnounceAsync(
        ApplicationId id,
        DateTimeOffset announced,
        DateTimeOffset due,
        CancellationToken cancellationToken
    ) =>
        SaveAsync(
            new OutboxEntry(id, announced, due, 0) { TraceParent = Telemetry.TraceParent },
            cancellationToken
        );

    public IAsyncEnumerable<OutboxEntry> ListDueAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // '~' comes after every group of the minute itself.
        var last = Minute(now) + "~";
        return ListAsync(
            TableClient.CreateQueryFilter($"PartitionKey lt {last} and Due le {now}"),
            cancellationToken
        );
    }

    public IAsyncEnumerable<OutboxEntry> ListAnnouncedAsync(
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => ListAsync(TableClient.CreateQueryFilter($"AnnouncedAt lt {before}"), cancellationToken);

    public async Task PostponeAsync(
        OutboxEntry entry,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        var later = entry with { Due = due, Looks = entry.Looks + 1 };
        if (Partition(later) != Partition(entry))
        {
            _ = await SaveAsync(later, cancellationToken);
            await RemoveAsync(entry, cancellationToken);
            return;
        }

        try
        {
            await _outbox.UpdateEntityAsync(
                Row(later),
                new ETag(entry.Version),
                TableUpdateMode.Replace,
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Entered anew since, and due by itself; or this very write, whose answer was lost.
        }
    }

    public async Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await _outbox.DeleteEntityAsync(
                Partition(entry),
                entry.Id.ToString(),
                new ETag(entry.Version),
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Entered anew since: it leads to work that is not done.
        }
    }

    public async Task<OwedWork?> FindOwedAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var rows = _applications.QueryAsync<TableEntity>(
            RowKeys.Range(id),
            select: OwedRows.Columns,
            cancellationToken: cancellationToken
        );
        return OwedRows.Of(id, await rows.ToListAsync(cancellationToken), quarantine);
    }

    private async IAsyncEnumerable<OutboxEntry> ListAsync(
        string filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var rows = _outbox.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            if (ApplicationId.TryParse(row.RowKey, out var id))
            {
                yield return new OutboxEntry(
                    id,
                    row.GetDateTimeOffset("AnnouncedAt")!.Value,
                    row.GetDateTimeOffset("Due")!.Value,
                    row.GetInt32("Looks") ?? 0,
                    row.ETag.ToString()
                )
                {
                    TraceParent = row.GetString(TraceParent),
                };
            }
        }
    }

    private async Task<string> SaveAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        var saved = await _outbox.UpsertEntityAsync(
            Row(entry),
            TableUpdateMode.Replace,
            cancellationToken
        );
        return saved.Headers.ETag.GetValueOrDefault().ToString();
    }

    private static TableEntity Row(OutboxEntry entry) =>
        new(Partition(entry), entry.Id.ToString())
        {
            [RowSchema.Column] = RowSchema.Current,
            ["AnnouncedAt"] = entry.AnnouncedAt,
            ["Due"] = entry.Due,
            ["Looks"] = entry.Looks,
            [TraceParent] = entry.TraceParent,
        };

    /// <summary>Where an entry stands.</summary>
    public static string Partition(OutboxEntry entry) =>
        $"{Minute(entry.Due)}-{entry.Id.Bucket[0]}";

    private static string Minute(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
