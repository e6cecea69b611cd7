using System.Globalization;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Audit;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The audit in table <c>Audit</c>: partition <c>{board}:{months until the end of year 9999}</c>, row the entry's id. Both
/// sort the newest first, which is the order that the table gives them in.
/// </summary>
public sealed class TableAuditTrail(StorageClients clients) : IAuditTrail
{
    private const int MonthsAYear = 12;
    private const int LastYear = 9999;

    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.Tables.Audit);

    public async Task AddAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(RowOf(entry), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // No other entry has this id: it is this one, whose answer was lost.
        }
    }

    public async Task<IReadOnlyList<AuditEntry>> ListAsync(
        string board,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var found = new List<AuditEntry>();
        var rows = _table.QueryAsync<TableEntity>(
            Filter(board, after),
            maxPerPage: most,
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            found.Add(EntryOf(board, row));
            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }

    // No board's token has a colon, and a semicolon comes next in the order of the table.
    private static string Filter(string board, string? after)
    {
        var end = $"{board};";
        if (after is null || AuditEntry.MomentOf(after) is not { } moment)
        {
            var start = $"{board}:";
            return TableClient.CreateQueryFilter(
                $"PartitionKey ge {start} and PartitionKey lt {end}"
            );
        }

        var month = PartitionOf(board, moment);
        return TableClient.CreateQueryFilter(
            $"(PartitionKey eq {month} and RowKey gt {after}) or (PartitionKey gt {month} and PartitionKey lt {end})"
        );
    }

    private static string PartitionOf(string board, DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var months = ((LastYear - utc.Year) * MonthsAYear) + MonthsAYear - utc.Month;
        return string.Create(CultureInfo.InvariantCulture, $"{board}:{months:D6}");
    }

    private static TableEntity RowOf(AuditEntry entry) =>
        new(PartitionOf(entry.Board, entry.At), entry.Id)
        {
            [RowSchema.Column] = RowSchema.Current,
            ["At"] = entry.At,
            ["ActorKind"] = entry.Actor.Kind.ToString(),
            ["Actor"] = entry.Actor.Id,
            ["Action"] = entry.Action,
            ["Applications"] = string.Join(' ', entry.Applications),
            ["Result"] = entry.Result.ToString(),
        };

    private static AuditEntry EntryOf(string board, TableEntity row) =>
        new(
            row.RowKey,
            board,
            row.GetDateTimeOffset("At")!.Value,
            new Actor(Enum.Parse<ActorKind>(row.GetString("ActorKind")), row.GetString("Actor")),
            row.GetString("Action"),
            [.. IdsIn(row.GetString("Applications"))],
            Enum.Parse<AuditResult>(row.GetString("Result"))
        );

    private static IEnumerable<ApplicationId> IdsIn(string text)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ApplicationId.TryParse(word, out var id))
            {
                yield return id;
            }
        }
    }
}
