using System.Collections.Concurrent;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Webhooks;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage.Webhooks;

/// <summary>
/// The boards' webhooks in table <c>Webhooks</c>: partition the board, row the webhook's id. That a board has none is believed
/// for <see cref="PostingCacheOptions.MaxAge"/>.
/// </summary>
public sealed class TableWebhooks(
    StorageClients clients,
    IOptions<PostingCacheOptions> options,
    TimeProvider time
) : IWebhooks
{
    // An application waits for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Webhooks
    );

    // Only boards that have postings get in, so nobody can fill it.
    private readonly ConcurrentDictionary<string, long> _without = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<Webhook>> ListAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Webhook>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {board}"),
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            found.Add(WebhookOf(row));
        }

        return [.. found.OrderBy(w => w.CreatedAt)];
    }

    public async Task<Webhook?> FindAsync(
        string board,
        string id,
        CancellationToken cancellationToken
    )
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            board,
            id,
            cancellationToken: cancellationToken
        );
        return row.HasValue ? WebhookOf(row.Value!) : null;
    }

    public async Task<bool> MayBeWantedAsync(string board, CancellationToken cancellationToken)
    {
        if (
            _without.TryGetValue(board, out var seen)
            && time.GetElapsedTime(seen) < options.Value.MaxAge
        )
        {
            return false;
        }

        var at = time.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var listed = await ListAsync(board, patience.Token);
            if (listed.Any(w => w.IsEnabled))
            {
                return true;
            }

            _without[board] = at;
            return false;
        }
        catch (Exception e)
            when (e.IsOfStorage()
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Who is told is found out later, in peace.
            return true;
        }
    }

    public async Task<bool> TrySaveAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var row = RowOf(webhook);
        try
        {
            if (webhook.Version.Length == 0)
            {
                await _table.AddEntityAsync(row, cancellationToken);
            }
            else
            {
                await _table.UpdateEntityAsync(
                    row,
                    new ETag(webhook.Version),
                    TableUpdateMode.Replace,
                    cancellationToken
                );
            }

            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412)
        {
            // Its own write, where the answer was lost and the client repeated it.
            return await FindAsync(webhook.Board, webhook.Id, cancellationToken) is { } found
                && found with { Version = webhook.Version } == webhook;
        }
        finally
        {
            _without.TryRemove(webhook.Board, out _);
        }
    }

    public async Task<bool> RemoveAsync(
        string board,
        string id,
        CancellationToken cancellationToken
    )
    {
        var response = await _table.DeleteEntityAsync(board, id, ETag.All, cancellationToken);
        return response.Status != 404;
    }

    private static TableEntity RowOf(Webhook webhook) =>
        new(webhook.Board, webhook.Id)
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Url"] = webhook.Url,
            ["Secret"] = webhook.Secret,
            ["Enabled"] = webhook.IsEnabled,
            ["CreatedAt"] = webhook.CreatedAt,
            ["EndedAt"] = webhook.EndedAt,
            ["DiedAt"] = webhook.DiedAt,
        };

    private static Webhook WebhookOf(TableEntity row) =>
        new(
            row.RowKey,
            row.PartitionKey,
            row.GetString("Url"),
            row.GetString("Secret"),
            row.GetBoolean("Enabled") == true,
            row.GetDateTimeOffset("CreatedAt")!.Value,
            row.ETag.ToString()
        )
        {
            EndedAt = row.GetDateTimeOffset("EndedAt"),
            DiedAt = row.GetDateTimeOffset("DiedAt"),
        };
}
