using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Outbox;

/// <summary>
/// Sends the messages that start the work. They carry ids, never personal data. False means that a message could not
/// be sent now; the outbox holds the work, so nothing is lost.
/// </summary>
public interface IWorkQueues
{
    Task<bool> TrySendMailAsync(MailId id, CancellationToken cancellationToken);

    /// <param name="delay">How long the message stays invisible; rounded up to seconds.</param>
    Task<bool> TrySendMailLaterAsync(
        MailId id,
        TimeSpan delay,
        CancellationToken cancellationToken
    );

    Task<bool> TrySendEqualityAnswerAsync(
        ApplicationId id,
        int index,
        TimeSpan delay,
        CancellationToken cancellationToken
    );

    Task<bool> TrySendErasureAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>Has a file read that its own event did not bring to an end.</summary>
    Task<bool> TrySendTextAsync(FileId file, CancellationToken cancellationToken);

    /// <summary>Has the index of its board say of an application what is true now.</summary>
    Task<bool> TrySendSearchAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>Has webhooks told of an application.</summary>
    /// <param name="delay">How long the message stays invisible; rounded up to seconds.</param>
    Task<bool> TrySendWebhookAsync(
        WebhookWork work,
        TimeSpan delay,
        CancellationToken cancellationToken
    );
}
