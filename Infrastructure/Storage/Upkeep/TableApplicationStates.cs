using System.Runtime.CompilerServices;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Upkeep;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage.Upkeep;

/// <summary>
/// Reads table <c>Applications</c> from end to end. Its order, by partition and then row, is that of the ids: no partition's
/// name is the beginning of another's, and all codes have one length.
/// </summary>
public sealed class TableApplicationStates(StorageClients clients) : IApplicationStates
{
    private static readonly string[] Columns =
    [
        "PartitionKey",
        "RowKey",
        "Timestamp",
        "Board",
        "ReceivedAt",
        "RetentionDays",
        "LegalHold",
        "ErasureRequestedAt",
        "ErasedAt",
        "Variant",
        "State",
        "Outcome",
        TableFileScans.StateColumn,
    ];

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async IAsyncEnumerable<ApplicationState> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var rows = _table.QueryAsync<TableEntity>(
            select: Columns,
            cancellationToken: cancellationToken
        );
        var id = default(ApplicationId);
        var group = new List<TableEntity>();
        await foreach (var row in rows)
        {
            if (!TryId(row, out var next))
            {
                continue;
            }

            if (next != id && group.Count > 0)
            {
                yield return State(id, group);
                group.Clear();
            }

            id = next;
            group.Add(row);
        }

        if (group.Count > 0)
        {
            yield return State(id, group);
        }
    }

    private static bool TryId(TableEntity row, out ApplicationId id) =>
        ApplicationId.TryParse($"{row.PartitionKey}-{row.RowKey.Split('.', 2)[0]}", out id);

    private static ApplicationState State(ApplicationId id, List<TableEntity> rows)
    {
        var head = rows.Find(r => r.RowKey == RowKeys.Application(id));
        var variants = rows.Where(r => RowKeys.FileField(r.RowKey) is not null)
            .ToDictionary(
                r => RowKeys.FileField(r.RowKey)!,
                r => (string?)r.GetString("Variant"),
                StringComparer.Ordinal
            );
        return new ApplicationState(
            id,
            head is null ? null : Head(head),
            [.. variants.Select(f => new FileId(id, f.Key, f.Value))],
            [.. rows.Select(r => Text(id, r, variants)).OfType<TextState>()],
            [
                .. rows.Where(r => RowKeys.IsMail(id, r.RowKey))
                    .Select(r => Enum.Parse<MailState>(r.GetString("State"))),
            ]
        )
        {
            OwesWebhooks = rows.Exists(r => r.RowKey == RowKeys.Webhooks(id)),
            Scans = rows.Where(r => TableFileScans.StateOf(r) is not null)
                .ToDictionary(
                    r => RowKeys.FileField(r.RowKey)!,
                    r => TableFileScans.StateOf(r)!.Value,
                    StringComparer.Ordinal
                ),
        };
    }

    private static ApplicationHead Head(TableEntity row) =>
        new(
            row.GetString("Board"),
            row.GetDateTimeOffset("ReceivedAt") ?? DateTimeOffset.MinValue,
            row.GetInt32("RetentionDays"),
            IsKept: row.GetBoolean("LegalHold") == true
                || row.GetDateTimeOffset("ErasureRequestedAt") is not null,
            IsErased: ApplicationRows.IsTombstone(row)
        )
        {
            IsLeaving = row.GetDateTimeOffset("ErasureRequestedAt") is not null,
        };

    private static TextState? Text(
        ApplicationId id,
        TableEntity row,
        IReadOnlyDictionary<string, string?> variants
    ) =>
        StoredItems.TextRow(id, row, variants) is { } item
            ? new TextState(item, Enum.Parse<TextOutcome>(row.GetString("Outcome")))
            : null;
}
