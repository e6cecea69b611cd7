using System.Globalization;
using System.Runtime.CompilerServices;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The list of applications that may owe work: table <c>Outbox</c>, one partition for each minute in which entries
/// are due and each of 16 groups, so that what is due is a range of partitions.
/// </summary>
public sealed class TableOutbox(StorageClients clients) : IOutbox
{
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
    ) => SaveAsync(new OutboxEntry(id, announced, due, 0), cancellationToken);

    public async IAsyncEnumerable<OutboxEntry> ListDueAsync(
        DateTimeOffset now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // '~' comes after every group of the minute itself.
        var last = Minute(now) + "~";
        var rows = _outbox.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey lt {last} and Due le {now}"),
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (ApplicationId.TryParse(row.RowKey, out var id))
            {
                yield return new OutboxEntry(
                    id,
                    row.GetDateTimeOffset("AnnouncedAt")!.Value,
                    row.GetDateTimeOffset("Due")!.Value,
                    row.GetInt32("Looks") ?? 0
                );
            }
        }
    }

    public async Task PostponeAsync(
        OutboxEntry entry,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        var later = entry with { Due = due, Looks = entry.Looks + 1 };
        await SaveAsync(later, cancellationToken);
        if (Partition(later) != Partition(entry))
        {
            await RemoveAsync([entry], cancellationToken);
        }
    }

    public Task RemoveAsync(
        IReadOnlyCollection<OutboxEntry> entries,
        CancellationToken cancellationToken
    ) =>
        Parallel.ForEachAsync(
            entries,
            cancellationToken,
            async (entry, token) =>
                await _outbox.DeleteEntityAsync(
                    Partition(entry),
                    entry.Id.ToString(),
                    cancellationToken: token
                )
        );

    public async Task<OwedWork?> FindOwedAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var found = false;
        var erasure = false;
        var equality = new List<int>();
        var mails = new List<MailEntry>();
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
            ],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (row.RowKey == RowKeys.Application(id) && !ApplicationRows.IsTombstone(row))
            {
                found = true;
                erasure =
                    row.GetDateTimeOffset("ErasureRequestedAt") is not null
                    && row.GetBoolean("LegalHold") != true;
            }

            if (RowKeys.EqualityIndex(row.RowKey) is { } index)
            {
                equality.Add(index);
            }

            if (
                RowKeys.IsMail(id, row.RowKey)
                && TableMailLedger.Entry(id, row)
                    is { State: MailState.Pending or MailState.Sending } mail
            )
            {
                mails.Add(mail);
            }
        }

        return found ? new OwedWork(mails, equality, erasure) : null;
    }

    private Task SaveAsync(OutboxEntry entry, CancellationToken cancellationToken) =>
        _outbox.UpsertEntityAsync(
            new TableEntity(Partition(entry), entry.Id.ToString())
            {
                ["Schema"] = 1,
                ["AnnouncedAt"] = entry.AnnouncedAt,
                ["Due"] = entry.Due,
                ["Looks"] = entry.Looks,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    private static string Partition(OutboxEntry entry) =>
        $"{Minute(entry.Due)}-{entry.Id.Bucket[0]}";

    private static string Minute(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture);
}
