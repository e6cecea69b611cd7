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
        "State",
        "Outcome",
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
        return new ApplicationState(
            id,
            head is null
                ? null
                : new ApplicationHead(
                    head.GetString("Board"),
                    head.GetDateTimeOffset("ReceivedAt")!.Value,
                    head.GetInt32("RetentionDays")
                ),
            [
                .. rows.Select(r => RowKeys.FileField(r.RowKey))
                    .OfType<string>()
                    .Select(field => new StoredFile(id, field)),
            ],
            [.. rows.Select(r => Text(id, r)).OfType<TextState>()],
            [
                .. rows.Where(r => RowKeys.IsMail(id, r.RowKey))
                    .Select(r => Enum.Parse<MailState>(r.GetString("State"))),
            ]
        );
    }

    private static TextState? Text(ApplicationId id, TableEntity row) =>
        StoredItems.TextRow(id, row) is { } item
            ? new TextState(item, Enum.Parse<TextOutcome>(row.GetString("Outcome")))
            : null;
}
