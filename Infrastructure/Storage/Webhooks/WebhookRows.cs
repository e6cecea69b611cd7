using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Webhooks;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage.Webhooks;

/// <summary>Turns deliveries into rows beside their application, and back.</summary>
internal static class WebhookRows
{
    private const string State = "State";
    private const string DueAt = "DueAt";

    public static TableEntity Unopened(ApplicationId id) =>
        new(id.Partition, RowKeys.Webhooks(id)) { [RowSchema.Column] = RowSchema.Current };

    public static TableEntity Delivery(WebhookDelivery delivery) =>
        new(delivery.Id.ApplicationId.Partition, RowKeys.Webhook(delivery.Id))
        {
            [RowSchema.Column] = RowSchema.Current,
            [State] = delivery.State.ToString(),
            ["CreatedAt"] = delivery.CreatedAt,
            [DueAt] = delivery.DueAt,
            ["ChangedAt"] = delivery.ChangedAt,
            ["Attempts"] = delivery.Attempts,
            ["LastStatus"] = delivery.LastStatus,
            ["Reason"] = delivery.Reason,
        };

    public static WebhookDelivery Delivery(WebhookDeliveryId id, TableEntity row) =>
        new(
            id,
            Enum.Parse<WebhookState>(row.GetString(State)),
            row.GetDateTimeOffset("CreatedAt")!.Value,
            row.GetDateTimeOffset(DueAt)!.Value,
            row.GetDateTimeOffset("ChangedAt")!.Value,
            row.GetInt32("Attempts") ?? 0,
            row.GetInt32("LastStatus"),
            row.GetString("Reason"),
            row.ETag.ToString()
        );

    /// <summary>What a row of an application says is owed to a webhook; null for any other row.</summary>
    public static OwedDelivery? Owed(TableEntity row) =>
        RowKeys.WebhookId(row.RowKey) is { } webhook
        && row.GetString(State) == nameof(WebhookState.Pending)
            ? new OwedDelivery(webhook, row.GetDateTimeOffset(DueAt) ?? default)
            : null;

    /// <summary>
    /// The row by which a webhook's deliveries are listed: partition <c>{board}:{webhook}</c>, row the ticks until the end of time
    /// and the application's id, so that the newest come first. It holds no more than that.
    /// </summary>
    public static TableEntity Place(ApplicationRecord record, string webhookId) =>
        new(
            Partition(record.Board, webhookId),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{long.MaxValue - record.ReceivedAt.UtcTicks:D19}-{record.Id}"
            )
        )
        {
            [RowSchema.Column] = RowSchema.Current,
        };

    public static string Partition(string board, string webhookId) => $"{board}:{webhookId}";

    /// <summary>The application that a row of that list is about; null where it is none.</summary>
    public static ApplicationId? Placed(string rowKey) =>
        ApplicationId.TryParse(
            rowKey[(rowKey.IndexOf('-', StringComparison.Ordinal) + 1)..],
            out var id
        )
            ? id
            : null;
}
