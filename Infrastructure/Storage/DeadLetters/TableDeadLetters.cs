using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage.DeadLetters;

/// <summary>Dead letters in table <c>DeadLetters</c>: partition the board, row the letter's id.</summary>
public sealed class TableDeadLetters(StorageClients clients) : IDeadLetters
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.DeadLetters
    );

    public async Task<DeadLetter> KeepAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _table.AddEntityAsync(DeadLetterRow.Of(letter), cancellationToken);
                return letter;
            }
            catch (RequestFailedException e) when (e.Status == 409)
            {
                // A copy, or one that fails once more.
            }

            if (await FindAsync(letter.Board, letter.Id, cancellationToken) is not { } found)
            {
                continue;
            }

            var again = found with { State = DeadLetterState.Waiting, KeptAt = letter.KeptAt };
            if (found.State == DeadLetterState.Waiting)
            {
                return found;
            }

            if (await TryUpdateAsync(again, cancellationToken))
            {
                return again;
            }
        }
    }

    public async Task<DeadLetter?> FindAsync(
        string? board,
        string id,
        CancellationToken cancellationToken
    )
    {
        var filter = board is null
            ? TableClient.CreateQueryFilter($"RowKey eq {id}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {board} and RowKey eq {id}");
        await foreach (
            var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
        )
        {
            return DeadLetterRow.Letter(row);
        }

        return null;
    }

    /// <summary>Reads all that match, which are few, and holds no more of them than are wanted.</summary>
    public async Task<IReadOnlyList<DeadLetter>> ListAsync(
        DeadLetterQuery query,
        CancellationToken cancellationToken
    )
    {
        var kept = new SortedDictionary<DeadLetterPlace, DeadLetter>(DeadLetterPlace.Order);
        var rows = _table.QueryAsync<TableEntity>(
            Filter(query),
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            var letter = DeadLetterRow.Letter(row);
            var place = DeadLetterPlace.Of(letter);
            if (query.After is { } after && DeadLetterPlace.Order.Compare(place, after) <= 0)
            {
                continue;
            }

            kept[place] = letter;
            if (kept.Count > query.Most)
            {
                kept.Remove(kept.Keys.Last());
            }
        }

        return [.. kept.Values];
    }

    public async Task<bool> TryUpdateAsync(DeadLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(
                DeadLetterRow.Of(letter),
                new ETag(letter.Version),
                TableUpdateMode.Replace,
                cancellationToken
            );
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // One's own write whose answer was lost stands there as it was to be.
            return await FindAsync(letter.Board, letter.Id, cancellationToken) is { } found
                && found with { Version = letter.Version } == letter;
        }
    }

    public async Task ForgetAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var rows = _table.QueryAsync<TableEntity>(
            DeadLetterRow.IsAbout(id),
            select: ["PartitionKey", "RowKey"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            await _table.DeleteEntityAsync(
                row.PartitionKey,
                row.RowKey,
                cancellationToken: cancellationToken
            );
        }
    }

    public async Task<int> CountWaitingAsync(
        string? board,
        int most,
        CancellationToken cancellationToken
    )
    {
        var query = new DeadLetterQuery(board, DeadLetterState.Waiting, null, most);
        return await _table
            .QueryAsync<TableEntity>(
                Filter(query),
                select: ["RowKey"],
                cancellationToken: cancellationToken
            )
            .Take(most)
            .CountAsync(cancellationToken);
    }

    private static string? Filter(DeadLetterQuery query)
    {
        string?[] parts =
        [
            query.Board is { } board
                ? TableClient.CreateQueryFilter($"PartitionKey eq {board}")
                : null,
            query.State is { } state ? DeadLetterRow.Is(state) : null,
            query.After is { } after
                ? TableClient.CreateQueryFilter($"KeptAt le {after.KeptAt}")
                : null,
        ];
        var filter = string.Join(" and ", parts.OfType<string>());
        return filter.Length == 0 ? null : filter;
    }
}
