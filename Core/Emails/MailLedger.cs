namespace ApplyFunctions.Core.Emails;

public enum MailKind
{
    /// <summary>The application was received.</summary>
    Confirmation,

    /// <summary>The candidate took it back.</summary>
    Withdrawal,

    /// <summary>The candidate corrected the name, the address or the number.</summary>
    Correction,

    /// <summary>The candidate put another file in the place of one.</summary>
    Replacement,

    /// <summary>Everything about the application is erased.</summary>
    Erasure,

    /// <summary>Those who hire have begun to read it.</summary>
    Reviewing,

    /// <summary>They want to talk to the candidate.</summary>
    Interviewing,

    /// <summary>They want the candidate.</summary>
    Offered,

    /// <summary>They have decided for others.</summary>
    Rejected,
}

public enum MailState
{
    /// <summary>Owed.</summary>
    Pending,

    /// <summary>Somebody is handing it to the provider, or died doing so.</summary>
    Sending,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The provider refused it for good.</summary>
    Refused,

    /// <summary>Given up after too many tries; can be replayed.</summary>
    Failed,
}

/// <summary>One mail that an application is owed.</summary>
/// <param name="ChangedAt">When the state last changed.</param>
/// <param name="Attempts">How often it was handed to the provider.</param>
/// <param name="Version">What the store compares to see that nobody else changed it.</param>
public sealed record MailEntry(
    MailId Id,
    MailState State,
    DateTimeOffset ChangedAt,
    int Attempts,
    string? ProviderId,
    string? Reason,
    string Version
)
{
    /// <summary>What the provider reported of it; null while it has reported nothing.</summary>
    public MailDelivery? Delivery { get; init; }
}

/// <summary>The ledger that makes sure that each mail goes out once.</summary>
public interface IMailLedger
{
    /// <summary>Null when the application is not there, or owes no such mail.</summary>
    Task<MailEntry?> FindAsync(MailId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the entry if nobody has changed it since it was read; null when somebody has. Returns it with its
    /// new version. What is known of the delivery stays as it is.
    /// </summary>
    Task<MailEntry?> TryUpdateAsync(MailEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what is known of the delivery, and the state that it proves, if nobody has changed the entry since it was
    /// read; false when somebody has.
    /// </summary>
    /// <param name="failed">
    /// Whether the application's history gets an event of it, so that whoever reads the application sees that the
    /// candidate was not reached.
    /// </param>
    Task<bool> TryRecordDeliveryAsync(
        MailEntry entry,
        bool failed,
        CancellationToken cancellationToken
    );
}
