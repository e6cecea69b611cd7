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

    public Task AnnounceAsync(
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
            await SaveAsync(later, cancellationToken);
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
        var found = false;
        var leaves = false;
        var erasure = false;
        var equality = new List<int>();
        var mails = new List<MailEntry>();
        var files = new List<FileId>();
        var scans = new Dictionary<string, ScanState?>(StringComparer.Ordinal);
        var failed = new HashSet<string>(StringComparer.Ordinal);
        var read = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var events = new List<HistoryEvent>();
        string? indexed = null;
        var webhooks = false;
        var deliveries = new List<OwedDelivery>();
        var rows = _applications.QueryAsync<TableEntity>(
            RowKeys.Range(id),
            select:
            [
                "RowKey",
                "Kind",
                "Number",
                "State",
                "ChangedAt",
                "Attempts",
                "ErasedAt",
                "ErasureRequestedAt",
                "LegalHold",
                "Variant",
                "At",
                "Version",
                "DueAt",
                "Outcome",
                TableFileScans.StateColumn,
            ],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (row.RowKey == RowKeys.Application(id) && !ApplicationRows.IsTombstone(row))
            {
                found = true;
                leaves = row.GetDateTimeOffset("ErasureRequestedAt") is not null;
                erasure = leaves && row.GetBoolean("LegalHold") != true;
            }

            if (RowKeys.EqualityIndex(row.RowKey) is { } index)
            {
                equality.Add(index);
            }

            if (RowKeys.FileField(row.RowKey) is { } file)
            {
                files.Add(new FileId(id, file, row.GetString("Variant")));
                scans[file] = TableFileScans.StateOf(row);
            }

            if (RowKeys.TextField(row.RowKey) is { } text)
            {
                read[text] = row.GetDateTimeOffset("At") ?? default;
                if (row.GetString("Outcome") == nameof(TextOutcome.Failed))
                {
                    failed.Add(text);
                }
            }

            if (RowKeys.EventOf(row.RowKey) is { } happened)
            {
                events.Add(happened);
            }

            if (row.RowKey == RowKeys.Search(id))
            {
                indexed = row.GetString("Version");
            }

            webhooks |= row.RowKey == RowKeys.Webhooks(id);
            if (WebhookRows.Owed(row) is { } delivery)
            {
                deliveries.Add(delivery);
            }

            if (
                RowKeys.IsMail(id, row.RowKey)
                && TableMailLedger.Entry(id, row)
                    is {
                        Id.Kind: not MailKind.Erasure,
                        State: MailState.Pending or MailState.Sending,
                    } mail
            )
            {
                mails.Add(mail);
            }
        }

        // What is to be erased leaves the index with its erasure, which sends its mail as well.
        var texts = read.Where(r => files.Exists(f => f.Field == r.Key));
        var search = !leaves && indexed != SearchVersion.Of(events, texts, scans);
        files.RemoveAll(f =>
            scans[f.Field].IsRefused() || (read.ContainsKey(f.Field) && !OwesScan(f.Field))
        );
        return found
            ? new OwedWork(mails, equality, files, erasure, search)
            {
                Webhooks = webhooks,
                Deliveries = deliveries,
            }
            : null;

        // What was given up waits to be replayed.
        bool OwesScan(string field) =>
            quarantine.IsOn && scans[field].IsUnsettled() && !failed.Contains(field);
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

    private Task SaveAsync(OutboxEntry entry, CancellationToken cancellationToken) =>
        _outbox.UpsertEntityAsync(Row(entry), TableUpdateMode.Replace, cancellationToken);

    private static TableEntity Row(OutboxEntry entry) =>
        new(Partition(entry), entry.Id.ToString())
        {
            ["Schema"] = 1,
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
