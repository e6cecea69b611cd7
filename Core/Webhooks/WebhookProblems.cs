namespace ApplyFunctions.Core.Webhooks;

/// <summary>Why a webhook is not made, changed, shown or replayed, and why a file is not handed out.</summary>
public static class WebhookProblems
{
    public static Problem NotFound { get; } =
        new(
            404,
            "webhook-not-found",
            "This board has no such webhook. Look at the list of its webhooks for their ids.",
            "Webhook not found"
        );

    public static Problem DeliveryNotFound { get; } =
        new(
            404,
            "delivery-not-found",
            "This webhook has no such delivery. Look at the list of its deliveries for their event ids; what was sent of an application that is erased is not kept.",
            "Delivery not found"
        );

    public static Problem TooMany { get; } =
        new(
            409,
            "too-many-webhooks",
            $"A board has at most {Webhook.Most} webhooks. Delete one that is no longer needed, or change it.",
            "Too many webhooks"
        );

    public static Problem Changed { get; } =
        new(
            409,
            "webhook-changed",
            "Somebody else was changing this webhook. Read it again, and send your change once more.",
            "Conflict"
        );

    public static Problem CursorMalformed { get; } =
        new(
            422,
            "cursor-malformed",
            "The parameter cursor is none that a page of this list came with. Leave it out to begin with the newest.",
            "Invalid attributes: cursor"
        );

    public static Problem LinkNotValid { get; } =
        new(
            403,
            "file-link-not-valid",
            "This link to a file has expired, is not whole, or was sent to a webhook that is deleted or disabled. Have the delivery replayed for a new one.",
            "Forbidden"
        );

    public static Problem FileGone { get; } =
        new(
            404,
            "file-not-found",
            "This file is not kept any more: its application was erased, or the candidate has replaced it.",
            "File not found"
        );

    public static Problem Invalid(string field, string message) =>
        new(422, "invalid-webhook", message, $"Invalid attributes: {field}")
        {
            Errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                [field] = [message],
            },
        };
}
