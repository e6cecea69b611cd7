using System.Collections.Concurrent;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Access;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>
/// The boards' API keys in table <c>ApiKeys</c>: partition the board, row the key's hash, so that a key is found by one
/// point read. A key that was found is believed for <see cref="PostingCacheOptions.MaxAge"/>.
/// </summary>
public sealed class TableApiKeys(
    StorageClients clients,
    IOptions<PostingCacheOptions> options,
    TimeProvider time
) : IApiKeys
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.ApiKeys
    );

    // Only keys that exist get in, so nobody can fill it.
    private readonly ConcurrentDictionary<(string Board, string Hash), long> _found = new();

    public async Task<bool> ContainsAsync(
        string board,
        string hash,
        CancellationToken cancellationToken
    )
    {
        if (
            _found.TryGetValue((board, hash), out var at)
            && time.GetElapsedTime(at) < options.Value.MaxAge
        )
        {
            return true;
        }

        at = time.GetTimestamp();
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            board,
            hash,
            ["RowKey"],
            cancellationToken
        );
        if (row.HasValue)
        {
            _found[(board, hash)] = at;
        }
        else
        {
            _found.TryRemove((board, hash), out _);
        }

        return row.HasValue;
    }

    public Task AddAsync(string board, ApiKey key, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(board, key.Hash)
            {
                ["Schema"] = 1,
                ["Name"] = key.Name,
                ["CreatedAt"] = key.CreatedAt,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public async Task<IReadOnlyList<ApiKey>> ListAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<ApiKey>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {board}"),
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            keys.Add(
                new ApiKey(
                    row.RowKey,
                    row.GetString("Name"),
                    row.GetDateTimeOffset("CreatedAt") ?? default
                )
            );
        }

        return [.. keys.OrderBy(k => k.CreatedAt)];
    }

    public async Task<bool> RemoveAsync(
        string board,
        string hash,
        CancellationToken cancellationToken
    )
    {
        _found.TryRemove((board, hash), out _);
        try
        {
            var response = await _table.DeleteEntityAsync(board, hash, ETag.All, cancellationToken);
            return response.Status != 404;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }
}
