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
    private readonly ConcurrentDictionary<
        (string Board, string Hash),
        (ApiKey Key, long At)
    > _found = new();

    public async Task<ApiKey?> FindAsync(
        string board,
        string hash,
        CancellationToken cancellationToken
    )
    {
        if (
            _found.TryGetValue((board, hash), out var found)
            && time.GetElapsedTime(found.At) < options.Value.MaxAge
        )
        {
            return found.Key;
        }

        var at = time.GetTimestamp();
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            board,
            hash,
            cancellationToken: cancellationToken
        );
        if (row.HasValue)
        {
            var key = KeyOf(row.Value!);
            _found[(board, hash)] = (key, at);
            return key;
        }

        _found.TryRemove((board, hash), out _);
        return null;
    }

    public Task AddAsync(string board, ApiKey key, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(board, key.Hash)
            {
                [RowSchema.Column] = RowSchema.Current,
                ["Name"] = key.Name,
                ["CreatedAt"] = key.CreatedAt,
                ["Role"] = key.Role,
                ["ExpiresAt"] = key.ExpiresAt,
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
            keys.Add(KeyOf(row));
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

    private static ApiKey KeyOf(TableEntity row) =>
        new(row.RowKey, row.GetString("Name"), row.GetDateTimeOffset("CreatedAt") ?? default)
        {
            Role = row.GetString("Role") ?? Roles.Owner,
            ExpiresAt = row.GetDateTimeOffset("ExpiresAt"),
        };
}
