using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Webhooks;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage.Webhooks;

/// <summary>
/// Deliveries as rows beside their application, and a list of them for each webhook in table <c>WebhookDeliveries</c>, which
/// says where they are and nothing of what became of them.
/// </summary>
public sealed class TableWebhookLedger(StorageClients clients) : IWebhookLedger
{
    private readonly TableClient _applications = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    private readonly TableClient _places = clients.Tables.GetTableClient(
        StorageNames.Tables.WebhookDeliveries
    );

    public async Task<bool> IsUnopenedAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    ) => await FindAsync(id.Partition, RowKeys.Webhooks(id), cancellationToken) is not null;

    public async Task<bool> TryOpenAsync(
        ApplicationRecord application,
        IReadOnlyList<WebhookDelivery> deliveries,
        CancellationToken cancellationToken
    )
    {
        var places = deliveries
            .Select(d => WebhookRows.Place(application, d.Id.WebhookId))
            .ToList();
        await Task.WhenAll(
            places.Select(place =>
                _places.UpsertEntityAsync(place, TableUpdateMode.Replace, cancellationToken)
            )
        );
        var unopened = WebhookRows.Unopened(application.Id);
        List<TableTransactionAction> writes =
        [
            new(TableTransactionActionType.Delete, unopened, ETag.All),
            .. deliveries.Select(d => new TableTransactionAction(
                TableTransactionActionType.Add,
                WebhookRows.Delivery(d)
            )),
        ];
        try
        {
            await _applications.SubmitTransactionAsync(writes, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 404 or 409)
        {
            await RemoveStrayAsync(deliveries, places, cancellationToken);
            return false;
        }
    }

    public async Task<WebhookDelivery?> FindAsync(
        WebhookDeliveryId id,
        CancellationToken cancellationToken
    ) =>
        await FindAsync(id.ApplicationId.Partition, RowKeys.Webhook(id), cancellationToken)
            is { } row
            ? WebhookRows.Delivery(id, row)
            : null;

    public async Task<WebhookDelivery?> TryUpdateAsync(
        WebhookDelivery delivery,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var response = await _applications.UpdateEntityAsync(
                WebhookRows.Delivery(delivery),
                new ETag(delivery.Version),
                TableUpdateMode.Replace,
                cancellationToken
            );
            return delivery with { Version = response.Headers.ETag.ToString()! };
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Its own write, where the answer was lost and the client repeated it.
            return
                await FindAsync(delivery.Id, cancellationToken) is { } found
                && found with { Version = delivery.Version } == delivery
                ? found
                : null;
        }
    }

    public async Task<WebhookDeliveryPage> ListAsync(
        string board,
        string webhookId,
        string? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        var partition = WebhookRows.Partition(board, webhookId);
        var from = after ?? "";
        var keys = new List<string>();
        var rows = _places.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from}"),
            most + 1,
            ["RowKey"],
            cancellationToken
        );
        await foreach (var row in rows)
        {
            keys.Add(row.RowKey);
            if (keys.Count > most)
            {
                break;
            }
        }

        var page = keys.Take(most).ToList();
        var found = await Task.WhenAll(
            page.Select(key =>
                WebhookRows.Placed(key) is { } id
                    ? FindAsync(new WebhookDeliveryId(id, webhookId), cancellationToken)
                    : Task.FromResult<WebhookDelivery?>(null)
            )
        );
        return new WebhookDeliveryPage(
            [.. found.OfType<WebhookDelivery>()],
            keys.Count > most ? page[^1] : null
        );
    }

    // Somebody else has opened them, and then they are there; or the application was erased meanwhile, which took away what
    // leads to these.
    private async Task RemoveStrayAsync(
        IReadOnlyList<WebhookDelivery> deliveries,
        IReadOnlyList<TableEntity> places,
        CancellationToken cancellationToken
    )
    {
        foreach (var (delivery, place) in deliveries.Zip(places))
        {
            if (await FindAsync(delivery.Id, cancellationToken) is null)
            {
                await _places.DeleteEntityAsync(
                    place.PartitionKey,
                    place.RowKey,
                    cancellationToken: cancellationToken
                );
            }
        }
    }

    private async Task<TableEntity?> FindAsync(
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        var found = await _applications.GetEntityIfExistsAsync<TableEntity>(
            partition,
            row,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }
}
