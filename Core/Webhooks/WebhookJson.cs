using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Webhooks and their deliveries on the wire. A secret is shown once, where it was made here, and never again.</summary>
internal static class WebhookJson
{
    public static ReadOnlyMemory<byte> Write(IEnumerable<Webhook> webhooks) =>
        SourceJson.Write(
            new JsonObject { ["webhooks"] = new JsonArray([.. webhooks.Select(w => Node(w))]) }
        );

    /// <param name="newSecret">Null where its owner chose it, or it was shown before.</param>
    public static ReadOnlyMemory<byte> Write(Webhook webhook, string? newSecret = null) =>
        SourceJson.Write(Node(webhook, newSecret));

    public static ReadOnlyMemory<byte> Write(WebhookDeliveryPage page) =>
        SourceJson.Write(
            new JsonObject
            {
                ["deliveries"] = new JsonArray([.. page.Deliveries.Select(Node)]),
                ["meta"] = new JsonObject { ["next_cursor"] = page.Next },
            }
        );

    public static ReadOnlyMemory<byte> Write(WebhookDelivery delivery) =>
        SourceJson.Write(Node(delivery));

    /// <summary>What a ping came to.</summary>
    public static ReadOnlyMemory<byte> Write(WebhookAnswer answer) =>
        SourceJson.Write(
            new JsonObject
            {
                ["delivered"] = answer.IsTaken,
                ["status"] = answer.Status,
                ["reason"] = answer.Reason,
            }
        );

    /// <summary>What is sent by a ping.</summary>
    public static ReadOnlyMemory<byte> Ping(Webhook webhook) =>
        Compact(
            new JsonObject
            {
                ["action"] = "ping",
                ["payload"] = new JsonObject
                {
                    ["web_hook_id"] = webhook.Id,
                    ["board"] = webhook.Board,
                    ["url"] = webhook.Url,
                },
            }
        );

    /// <summary>In one line, with all that is not ASCII escaped.</summary>
    public static ReadOnlyMemory<byte> Compact(JsonObject document)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            document.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    private static JsonObject Node(Webhook webhook, string? newSecret = null)
    {
        var node = new JsonObject
        {
            ["webhook_id"] = webhook.Id,
            ["url"] = webhook.Url,
            ["enabled"] = webhook.IsEnabled,
            ["created_at"] = webhook.CreatedAt,
            ["ended_at"] = webhook.EndedAt,
            ["last_dead_at"] = webhook.DiedAt,
        };
        if (newSecret is not null)
        {
            node["secret"] = newSecret;
        }

        return node;
    }

    private static JsonObject Node(WebhookDelivery delivery) =>
        new JsonObject
        {
            ["event_id"] = delivery.Id.ToString(),
            ["event"] = ApplicationEvent.Action,
            ["application_id"] = delivery.Id.ApplicationId.ToString(),
            ["state"] = delivery.State.ToString().ToLowerInvariant(),
            ["attempts"] = delivery.Attempts,
            ["last_status"] = delivery.LastStatus,
            ["reason"] = delivery.Reason,
            ["created_at"] = delivery.CreatedAt,
            ["changed_at"] = delivery.ChangedAt,
            ["next_attempt_at"] =
                delivery.State == WebhookState.Pending ? delivery.DueAt : (JsonNode?)null,
        };
}
