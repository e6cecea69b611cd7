using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Outbox;

/// <summary>
/// Starts again what is owed and was not done: after a crash between commit and message, after a message that was
/// lost, after a sender that died. Removes the entries of applications that owe nothing. The entry of a submission that
/// was never accepted stays, and leads to the files that it left.
/// </summary>
public sealed partial class DispatchOutbox(
    IOutbox outbox,
    IWorkQueues queues,
    IOptions<ApplicationOptions> options,
    TimeProvider time,
    ILogger<DispatchOutbox> logger
)
{
    /// <summary>How long the request and the first message are left to do the work themselves.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(45);

    private const int BatchSize = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var done = new List<OutboxEntry>();
        var sent = 0;
        await foreach (var entry in outbox.ListDueAsync(now, cancellationToken))
        {
            var owed = await outbox.FindOwedAsync(entry.Id, cancellationToken);
            if (owed is { IsNone: true })
            {
                done.Add(entry);
            }
            else
            {
                sent += await SendAsync(entry, owed, now, cancellationToken);
                await outbox.PostponeAsync(entry, Next(entry, owed, now), cancellationToken);
            }

            if (done.Count == BatchSize)
            {
                await outbox.RemoveAsync(done, cancellationToken);
                done.Clear();
            }
        }

        if (done.Count > 0)
        {
            await outbox.RemoveAsync(done, cancellationToken);
        }

        if (sent > 0)
        {
            LogSent(sent);
        }
    }

    private async Task<int> SendAsync(
        OutboxEntry entry,
        OwedWork? owed,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var sent = 0;
        foreach (var mail in owed?.Mails.Where(m => SendMail.MayStart(m, now)) ?? [])
        {
            sent += await queues.TrySendMailAsync(mail.Id, cancellationToken) ? 1 : 0;
        }

        if (owed is { Erasure: true })
        {
            sent += await queues.TrySendErasureAsync(entry.Id, cancellationToken) ? 1 : 0;
        }

        if (EqualityOverdue(entry) <= now)
        {
            foreach (var index in owed?.EqualityAnswers ?? [])
            {
                sent += await queues.TrySendEqualityAnswerAsync(
                    entry.Id,
                    index,
                    TimeSpan.Zero,
                    cancellationToken
                )
                    ? 1
                    : 0;
            }
        }

        return sent;
    }

    // Twice as long each time, so that a backlog is not made longer by repeats of what stands in it already.
    private DateTimeOffset Next(OutboxEntry entry, OwedWork? owed, DateTimeOffset now)
    {
        var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(entry.Looks, 6)));
        var next = now + (wait < LongestWait ? wait : LongestWait);
        var onlyEquality = owed is { EqualityAnswers.Count: > 0, Mails.Count: 0, Erasure: false };
        return onlyEquality && EqualityOverdue(entry) > next ? EqualityOverdue(entry) : next;
    }

    // Until then the message that was sent with a delay may still be waiting.
    private DateTimeOffset EqualityOverdue(OutboxEntry entry) =>
        entry.AnnouncedAt + options.Value.EqualityDelay + Grace;

    [LoggerMessage(201, LogLevel.Information, "Sent {Count} messages for work that was left")]
    private partial void LogSent(int count);
}
