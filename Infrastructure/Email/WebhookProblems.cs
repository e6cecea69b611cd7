using ApplyFunctions.Core;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Why a call of SendGrid's webhook is refused. SendGrid repeats all of them for 24 hours.</summary>
internal static class WebhookProblems
{
    public static Problem NotConfigured { get; } =
        new(
            503,
            "webhook-not-configured",
            "The webhook takes nothing yet: set SendGrid__WebhookKey to the verification key that SendGrid shows under Settings, Mail Settings, Event Webhook.",
            "Webhook not configured"
        );

    /// <summary>One answer for whatever is wrong with a signature: it says nothing to whoever tries.</summary>
    public static Problem NotVerified { get; } =
        new(
            401,
            "webhook-not-verified",
            "This takes only what SendGrid has signed with a key that is in SendGrid__WebhookKey.",
            "Signature not verified"
        );

    public static Problem TooLarge { get; } =
        new(
            413,
            "webhook-too-large",
            "A report can have at most 1 MiB.",
            "Request body is too large"
        );

    public static Problem Unreadable { get; } =
        new(
            400,
            "webhook-unreadable",
            "The body must be a list of events in JSON.",
            "Invalid JSON"
        );
}
