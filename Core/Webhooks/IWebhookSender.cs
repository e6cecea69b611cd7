namespace ApplyFunctions.Core.Webhooks;

/// <summary>Posts to receivers. Their addresses are chosen by owners of boards, so every place is checked.</summary>
public interface IWebhookSender
{
    /// <summary>What is wrong with an address, in words, and what to do next; null where nothing is.</summary>
    string? FaultOf(string url);

    /// <summary>Posts once. Whatever becomes of it is a value, never an exception.</summary>
    Task<WebhookAnswer> SendAsync(WebhookPost post, CancellationToken cancellationToken);
}

/// <param name="EventId">The header <c>Greenhouse-Event-ID</c>.</param>
/// <param name="Signature">The header <c>Signature</c>.</param>
public sealed record WebhookPost(
    string Url,
    string EventId,
    ReadOnlyMemory<byte> Body,
    string Signature
);

/// <param name="Status">Null where there was no answer.</param>
/// <param name="Reason">One of <see cref="WebhookReasons"/>; null where the receiver took it.</param>
public sealed record WebhookAnswer(int? Status, string? Reason)
{
    private const int GoneStatus = 410;

    public bool IsTaken => Reason is null;

    /// <summary>Whether the receiver says that it wants no more.</summary>
    public bool EndsTheWebhook => Status == GoneStatus;
}
