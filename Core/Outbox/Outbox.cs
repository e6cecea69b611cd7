using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Outbox;

/// <summary>
/// The list of applications that may owe work. An entry is written before the application is committed, so that no
/// committed application is ever missing here, and it stays until the work is done. What is owed stands with the
/// application; the list only says where to look, and spares the dispatcher a scan of all applications.
/// </summary>
public interface IOutbox
{
    /// <summary>Enters an application, to be looked at from <paramref name="due"/> on.</summary>
    /// <param name="announced">When the submission began.</param>
    /// <returns>The <see cref="OutboxEntry.Version"/> of the entry.</returns>
    Task<string> AnnounceAsync(
        ApplicationId id,
        DateTimeOffset announced,
        DateTimeOffset due,
        CancellationToken cancellationToken
    );

    /// <summary>The entries that are due, oldest first.</summary>
    IAsyncEnumerable<OutboxEntry> ListDueAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>All entries whose submissions began before a moment, whether they are due or not.</summary>
    IAsyncEnumerable<OutboxEntry> ListAnnouncedAsync(
        DateTimeOffset before,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Looks again later, unless the application has been entered anew since. A crash in between leaves two entries, which
    /// is harmless.
    /// </summary>
    Task PostponeAsync(OutboxEntry entry, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>Removes an entry, unless the application has been entered anew since it was read.</summary>
    Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken);

    /// <summary>What an application owes now; null when there is no such application.</summary>
    Task<OwedWork?> FindOwedAsync(ApplicationId id, CancellationToken cancellationToken);
}

/// <param name="Looks">How often the entry was looked at and postponed.</param>
/// <param name="Version">What the store compares to see that nobody else changed it; empty before it is stored.</param>
public sealed record OutboxEntry(
    ApplicationId Id,
    DateTimeOffset AnnouncedAt,
    DateTimeOffset Due,
    int Looks,
    string Version = ""
)
{
    /// <summary>Of the request that entered it (<see cref="Telemetry.TraceParent"/>), so that what is sent later belongs to it.</summary>
    public string? TraceParent { get; init; }
}

/// <param name="Mails">The mails that have not come to an end yet, without that of an erasure, which is a part of it.</param>
/// <param name="EqualityAnswers">The places of the equality answers that wait to be moved.</param>
/// <param name="Erasure">Whether it is to be erased, and nothing keeps it from being.</param>
/// <param name="Texts">The files that nothing has become of yet, or that are still to be scanned.</param>
/// <param name="Search">Whether its board's index does not say yet what is true of it.</param>
public sealed record OwedWork(
    IReadOnlyList<MailEntry> Mails,
    IReadOnlyList<int> EqualityAnswers,
    IReadOnlyList<FileId> Texts,
    bool Erasure = false,
    bool Search = false
)
{
    public static OwedWork None { get; } = new([], [], []);

    /// <summary>Whether it is still to be found out which webhooks are to be told of it.</summary>
    public bool Webhooks { get; init; }

    /// <summary>Those webhooks that are to be told of it, and when each is.</summary>
    public IReadOnlyList<OwedDelivery> Deliveries { get; init; } = [];

    /// <summary>
    /// Whether it is to be erased, and a legal hold keeps it from being. Such an application is in no index, so the outbox is what
    /// leads to it.
    /// </summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether any of it ought to be done at once: equality answers wait by design, and receivers of webhooks have hours.</summary>
    public bool IsUrgent => Mails.Count > 0 || Texts.Count > 0 || Erasure || Search;

    public bool IsNone =>
        Mails.Count == 0
        && EqualityAnswers.Count == 0
        && Texts.Count == 0
        && !Erasure
        && !IsHeld
        && !Search
        && !Webhooks
        && Deliveries.Count == 0;
}

/// <param name="DueAt">When a message comes that has it sent; if none does, somebody else is to send one.</param>
public sealed record OwedDelivery(string WebhookId, DateTimeOffset DueAt)
{
    /// <summary>From when on nobody can be relied on to send it.</summary>
    public DateTimeOffset LeftAt => DueAt + DispatchOutbox.Grace;
}
