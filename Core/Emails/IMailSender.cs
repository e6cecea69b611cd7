namespace ApplyFunctions.Core.Emails;

/// <summary>Hands one mail to the provider.</summary>
public interface IMailSender
{
    /// <summary>
    /// Until when the provider takes no mail from this process, since it said that too many came; null while it may be
    /// asked.
    /// </summary>
    DateTimeOffset? PausedUntil { get; }

    /// <summary>
    /// Sends once. A refusal that repeating cannot mend is a value; anything transient (a time-out, 429, 5xx)
    /// throws <see cref="MailTransientException"/>, so that the queue repeats it.
    /// </summary>
    Task<MailReceipt> SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <param name="MessageId">Ours: opaque, no personal data; the provider carries it back in its events.</param>
/// <param name="Language">The BCP 47 tag of the text.</param>
public sealed record Mail(
    string MessageId,
    string ToAddress,
    string ToName,
    string Subject,
    string Text,
    string Html,
    string Language
);

/// <summary>What the provider said: accepted with its id, or refused for good with a reason.</summary>
/// <param name="Reason">Free of personal data: the provider's status and field names, never the address.</param>
public sealed record MailReceipt(bool Accepted, string? ProviderId, string? Reason)
{
    public static MailReceipt Taken(string? providerId) => new(true, providerId, null);

    public static MailReceipt Refused(string reason) => new(false, null, reason);
}

/// <summary>The provider could not take the mail now; the message holds no personal data.</summary>
public class MailTransientException : Exception
{
    public MailTransientException() { }

    public MailTransientException(string message)
        : base(message) { }

    public MailTransientException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>The provider takes no mails for a while, which is no fault of any of them.</summary>
public sealed class MailRateLimitedException : MailTransientException
{
    public MailRateLimitedException() { }

    public MailRateLimitedException(string message)
        : base(message) { }

    public MailRateLimitedException(string message, Exception innerException)
        : base(message, innerException) { }

    public MailRateLimitedException(string message, DateTimeOffset until)
        : base(message) => Until = until;

    /// <summary>When the provider may be asked again.</summary>
    public DateTimeOffset Until { get; }
}
