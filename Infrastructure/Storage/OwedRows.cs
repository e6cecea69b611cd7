using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Storage.Webhooks;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Finds what an application owes in its rows.</summary>
internal static class OwedRows
{
    /// <summary>All that has to be read of them.</summary>
    public static readonly string[] Columns =
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
    ];

    /// <param name="rows">All rows of the application.</param>
    /// <returns>Null where there is no such application.</returns>
    public static OwedWork? Of(
        ApplicationId id,
        IEnumerable<TableEntity> rows,
        Quarantine quarantine
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
        foreach (var row in rows)
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
                IsHeld = leaves && !erasure,
                Webhooks = webhooks,
                Deliveries = deliveries,
            }
            : null;

        // What was given up waits to be replayed.
        bool OwesScan(string field) =>
            quarantine.IsOn && scans[field].IsUnsettled() && !failed.Contains(field);
    }
}
