using System.Diagnostics.CodeAnalysis;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// That a webhook is told of an application. Its text is the event's id on the wire: the same however often it is sent, so that
/// a receiver can tell a repeat.
/// </summary>
public readonly record struct WebhookDeliveryId(ApplicationId ApplicationId, string WebhookId)
{
    public override string ToString() => $"{ApplicationId}-{WebhookId}";

    /// <summary>Reads what <see cref="ToString"/> wrote, and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out WebhookDeliveryId id)
    {
        id = default;
        var at = text?.LastIndexOf('-') ?? -1;
        if (
            at < 0
            || !ApplicationId.TryParse(text![..at], out var application)
            || !Webhook.IsId(text[(at + 1)..])
        )
        {
            return false;
        }

        id = new WebhookDeliveryId(application, text[(at + 1)..]);
        return true;
    }
}

/// <summary>How far a delivery has come.</summary>
public enum WebhookState
{
    /// <summary>Owed.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Given up; can be replayed.</summary>
    Dead,

    /// <summary>There is nothing to send any more: the application or the webhook is gone.</summary>
    Gone,
}

/// <summary>One delivery. Nothing in it is about the candidate: what is sent is composed when it is sent.</summary>
/// <param name="Attempts">How often it was sent since it was owed, the last time.</param>
/// <param name="DueAt">
/// When it is to be sent next. Who sends it puts this off first, so that nobody else does meanwhile, and somebody else does
/// afterwards should the sender die.
/// </param>
/// <param name="LastStatus">The status that the receiver answered last; null where there was no answer.</param>
/// <param name="Reason">One of <see cref="WebhookReasons"/>; null where nothing went wrong.</param>
/// <param name="Version">What the store compares to see that nobody else changed it; empty before it is stored.</param>
public sealed record WebhookDelivery(
    WebhookDeliveryId Id,
    WebhookState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset DueAt,
    DateTimeOffset ChangedAt,
    int Attempts = 0,
    int? LastStatus = null,
    string? Reason = null,
    string Version = ""
)
{
    public static WebhookDelivery Owed(WebhookDeliveryId id, DateTimeOffset now) =>
        new(id, WebhookState.Pending, now, now, now);
}

/// <summary>Why a delivery has not come to its end, or to a bad one: words that say nothing of a candidate.</summary>
public static class WebhookReasons
{
    /// <summary>The receiver answered something else than 2xx.</summary>
    public const string Refused = "refused";

    /// <summary>The receiver leads on to another place, which is not followed.</summary>
    public const string Redirected = "redirected";
    public const string TooSlow = "too_slow";
    public const string Unreachable = "unreachable";

    /// <summary>The host has an address that is not public, or is none that the settings allow.</summary>
    public const string NotAllowed = "not_allowed";
    public const string WebhookDisabled = "webhook_disabled";
    public const string WebhookRemoved = "webhook_removed";
    public const string ApplicationErased = "application_erased";

    /// <summary>The app itself failed again and again.</summary>
    public const string GivenUp = "given_up";
}
