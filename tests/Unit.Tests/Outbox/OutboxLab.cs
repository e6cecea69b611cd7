using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Unit.Tests.Outbox;

/// <summary>One application and its outbox entry in memory, under a clock that the test moves.</summary>
internal sealed class OutboxLab : TimeProvider, IOutbox, IWorkQueues
{
    public static readonly ApplicationId Id = new(7, "00", new string('0', 20));
    public static readonly MailId Mail = new(Id, MailKind.Confirmation);
    public static readonly FileId File = new(Id, "resume");

    private DispatchOutbox _dispatch;

    public OutboxLab(TimeSpan? equalityDelay = null)
    {
        EqualityDelay = equalityDelay ?? TimeSpan.FromHours(6);
        _dispatch = Start();
        Entry = new OutboxEntry(Id, Now, Now + DispatchOutbox.Grace, 0);
    }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public TimeSpan EqualityDelay { get; }

    /// <summary>Null when it has been removed.</summary>
    public OutboxEntry? Entry { get; private set; }

    /// <summary>Null where there is no such application.</summary>
    public OwedWork? Owed { get; set; } = new([], [], []);

    /// <summary>How many entries there are, all alike.</summary>
    public int Entries { get; set; } = 1;

    /// <summary>What was sent, and when.</summary>
    public List<(string Work, DateTimeOffset At)> Sent { get; } = [];

    /// <summary>What a message for the mail does.</summary>
    public Action OnMail { get; set; } = () => { };

    public override DateTimeOffset GetUtcNow() => Now;

    public MailEntry MailIn(MailState state, DateTimeOffset changed) =>
        new(Mail, state, changed, 0, null, null, "");

    /// <summary>A new process, which knows nothing of the one before.</summary>
    public void Restart() => _dispatch = Start();

    /// <summary>What the timer does.</summary>
    public Task TickAsync() => _dispatch.ExecuteAsync(CancellationToken.None);

    public Task<string> AnnounceAsync(
        ApplicationId id,
        DateTimeOffset announced,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        Entry = new OutboxEntry(id, announced, due, 0);
        return Task.FromResult(Entry.Version);
    }

    public IAsyncEnumerable<OutboxEntry> ListDueAsync(
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) => ListAsync(e => e.Due <= now);

    public IAsyncEnumerable<OutboxEntry> ListAnnouncedAsync(
        DateTimeOffset before,
        CancellationToken cancellationToken
    ) => ListAsync(e => e.AnnouncedAt < before);

    public Task PostponeAsync(
        OutboxEntry entry,
        DateTimeOffset due,
        CancellationToken cancellationToken
    )
    {
        Entry = entry with { Due = due, Looks = entry.Looks + 1 };
        return Task.CompletedTask;
    }

    public Task RemoveAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        Entry = null;
        return Task.CompletedTask;
    }

    public Task<OwedWork?> FindOwedAsync(ApplicationId id, CancellationToken cancellationToken) =>
        Task.FromResult(Owed);

    public Task<bool> TrySendMailAsync(MailId id, CancellationToken cancellationToken)
    {
        Send("mail");
        OnMail();
        return Task.FromResult(true);
    }

    public Task<bool> TrySendMailLaterAsync(
        MailId id,
        TimeSpan delay,
        CancellationToken cancellationToken
    ) => TrySendMailAsync(id, cancellationToken);

    public Task<bool> TrySendErasureAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        Send("erasure");
        return Task.FromResult(true);
    }

    public Task<bool> TrySendEqualityAnswerAsync(
        ApplicationId id,
        int index,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        Send("equality");
        return Task.FromResult(true);
    }

    public Task<bool> TrySendTextAsync(FileId file, CancellationToken cancellationToken)
    {
        Send("text");
        return Task.FromResult(true);
    }

    public Task<bool> TrySendSearchAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        Send("search");
        return Task.FromResult(true);
    }

    public Task<bool> TrySendWebhookAsync(
        WebhookWork work,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        Send(work.WebhookId is null ? "webhooks" : "webhook");
        return Task.FromResult(true);
    }

    private void Send(string work)
    {
        lock (Sent)
        {
            Sent.Add((work, Now));
        }
    }

    private DispatchOutbox Start() =>
        new(
            this,
            this,
            Options.Create(new ApplicationOptions { EqualityDelay = EqualityDelay }),
            this,
            NullLogger<DispatchOutbox>.Instance
        );

    private async IAsyncEnumerable<OutboxEntry> ListAsync(Func<OutboxEntry, bool> isMeant)
    {
        await Task.CompletedTask;
        var entries = Entry is { } entry && isMeant(entry) ? Entries : 0;
        for (var i = 0; i < entries; i++)
        {
            yield return Entry!;
        }
    }
}
