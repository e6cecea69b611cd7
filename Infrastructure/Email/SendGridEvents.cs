using System.Text.Json;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Reads the events of SendGrid's Event Webhook, and of each only what is no free text.</summary>
/// <remarks>https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event</remarks>
internal static partial class SendGridEvents
{
    private const int LongestId = 100;

    // What SendGrid calls the kinds of bounces and the grounds for not trying; texts of its own, not of servers.
    private static readonly HashSet<string> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        "Invalid Address",
        "Technical",
        "Content",
        "Reputation",
        "Frequency or Volume Too High",
        "Mailbox Unavailable",
        "Unclassified",
        "Bounced Address",
        "Unsubscribed Address",
        "Invalid SMTPAPI header",
        "Spam Content",
        "Spam Reporting Address",
        "Invalid",
        "Recipient List over Package Quota",
    };

    /// <summary>The events about deliveries of our mails; null where the body is no list in JSON.</summary>
    public static IReadOnlyList<DeliveryEvent>? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(Read).OfType<DeliveryEvent>()]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DeliveryEvent? Read(JsonElement happened)
    {
        if (
            happened.ValueKind != JsonValueKind.Object
            || !MailId.TryParse(Text(happened, "message_id"), out var mail)
            || State(Text(happened, "event")) is not { } state
            || Moment(happened) is not { } at
        )
        {
            return null;
        }

        return new DeliveryEvent(
            Id(Text(happened, "sg_event_id")),
            mail,
            state,
            at,
            state is DeliveryState.Delivered or DeliveryState.Processed ? null : Reason(happened),
            ProviderId(Text(happened, "sg_message_id"))
        );
    }

    private static DeliveryState? State(string? name) =>
        name switch
        {
            "processed" => DeliveryState.Processed,
            "deferred" => DeliveryState.Deferred,
            "delivered" => DeliveryState.Delivered,
            "bounce" => DeliveryState.Bounced,
            "dropped" => DeliveryState.Dropped,
            _ => null,
        };

    /// <summary>The enhanced status code (RFC 3463) and SendGrid's class, whichever of them there are.</summary>
    private static string? Reason(JsonElement happened)
    {
        var reason = Text(happened, "reason");
        var code = new[] { Text(happened, "status"), reason, Text(happened, "response") }
            .Select(text => StatusCode.Match(text ?? ""))
            .FirstOrDefault(match => match.Success);
        var kind = new[] { Text(happened, "bounce_classification"), reason }.FirstOrDefault(text =>
            text is not null && Classes.Contains(text)
        );
        var both = string.Join(' ', new[] { code?.Value, kind }.OfType<string>());
        return both.Length == 0 ? null : both;
    }

    private static DateTimeOffset? Moment(JsonElement happened) =>
        happened.TryGetProperty("timestamp", out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var seconds)
        && seconds > 0
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static string? Id(string? text) =>
        text is { Length: > 0 and <= LongestId } && text.All(c => c is > ' ' and <= '~')
            ? text
            : null;

    /// <summary>
    /// The <c>X-Message-Id</c> of the answer to the request that sent it, which is how <c>sg_message_id</c> begins.
    /// </summary>
    private static string? ProviderId(string? text) =>
        MessageId.Match(text ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Text(JsonElement happened, string name) =>
        happened.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    [GeneratedRegex(@"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])", RegexOptions.None, 1000)]
    private static partial Regex StatusCode { get; }

    [GeneratedRegex(
        @"^([A-Za-z0-9_-]{1,100}(?:\.[A-Za-z0-9_-]{1,50}){0,3}?)\.(?:filter|recvd)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex MessageId { get; }
}
