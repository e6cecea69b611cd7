using System.Collections.Concurrent;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Outbox;

/// <summary>
/// Starts again what is owed and was not done: after a crash between commit and message, after a message that was
/// lost, after a sender that died, after an event of a new file that never came. Removes the entries of applications that
/// owe nothing. The entry of a submission that was never accepted stays, and leads to the files that it left.
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

    /// <summary>How long the event of a new file is left to have it read: scans take their time.</summary>
    public static readonly TimeSpan TextGrace = TimeSpan.FromSeconds(90);

    private const int AtOnce = 8;
    private bool _hasLookedAtAll;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // Whatever the program before this one died over is looked at once as if it were new, however long it was put off:
        // it is delivered within two minutes of the start, and only what keeps failing then is put off further.
        var entries = _hasLookedAtAll
            ? outbox.ListDueAsync(now, cancellationToken)
            : outbox.ListAnnouncedAsync(now - Grace, cancellationToken);
        var sent = 0;
        var pass = new OutboxPass(now);
        var others = new ConcurrentQueue<Look>();
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = AtOnce,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(entries, parallel, MailsAsync);

        // A backlog of files takes the machine for minutes. People wait for the mails.
        await Parallel.ForEachAsync(others, parallel, OthersAsync);
        _hasLookedAtAll = true;
        OutboxMetrics.Record(pass.Due, pass.Age, sent);
        if (sent > 0)
        {
            LogSent(sent);
        }

        async ValueTask MailsAsync(OutboxEntry listed, CancellationToken token)
        {
            var entry = _hasLookedAtAll ? listed : listed with { Looks = 0 };
            var owed = await outbox.FindOwedAsync(entry.Id, token);
            pass.See(entry, owed);
            if (owed is { IsNone: true })
            {
                await outbox.RemoveAsync(entry, token);
                return;
            }

            if (owed is not null)
            {
                Interlocked.Add(
                    ref sent,
                    await OutboxPass.ResumeAsync(entry, () => SendMailsAsync(owed, now, token))
                );
            }

            others.Enqueue(new(entry, owed));
        }

        async ValueTask OthersAsync(Look look, CancellationToken token)
        {
            var (entry, owed) = look;
            var wait = new OwedWait(entry, now, options.Value.EqualityDelay);
            if (owed is not null)
            {
                Interlocked.Add(
                    ref sent,
                    await OutboxPass.ResumeAsync(
                        entry,
                        () => SendOthersAsync(entry.Id, owed, wait, now, token)
                    )
                );
                Interlocked.Add(ref sent, await SendAnswersAsync(entry.Id, owed, wait, now, token));
            }

            await outbox.PostponeAsync(entry, wait.Next(owed), token);
        }
    }

    private async Task<int> SendMailsAsync(
        OwedWork owed,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var sent = 0;
        foreach (var mail in owed.Mails.Where(m => SendMail.MayStart(m, now)))
        {
            sent += await queues.TrySendMailAsync(mail.Id, cancellationToken) ? 1 : 0;
        }

        return sent;
    }

    private async Task<int> SendOthersAsync(
        ApplicationId id,
        OwedWork owed,
        OwedWait wait,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var sent = 0;
        if (owed.Erasure)
        {
            sent += await queues.TrySendErasureAsync(id, cancellationToken) ? 1 : 0;
        }

        if (owed.Search)
        {
            sent += await queues.TrySendSearchAsync(id, cancellationToken) ? 1 : 0;
        }

        if (owed.Webhooks)
        {
            sent += await SendWebhookAsync(new WebhookWork(id), cancellationToken);
        }

        foreach (var delivery in owed.Deliveries.Where(d => d.LeftAt <= now))
        {
            sent += await SendWebhookAsync(
                new WebhookWork(id, delivery.WebhookId),
                cancellationToken
            );
        }

        foreach (var file in wait.TextsDue <= now ? owed.Texts : [])
        {
            sent += await queues.TrySendTextAsync(file, cancellationToken) ? 1 : 0;
        }

        return sent;
    }

    /// <summary>In no span: that would say when the answers of an application are stored.</summary>
    private async Task<int> SendAnswersAsync(
        ApplicationId id,
        OwedWork owed,
        OwedWait wait,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var sent = 0;
        foreach (var index in wait.EqualityDue <= now ? owed.EqualityAnswers : [])
        {
            sent += await queues.TrySendEqualityAnswerAsync(
                id,
                index,
                TimeSpan.Zero,
                cancellationToken
            )
                ? 1
                : 0;
        }

        return sent;
    }

    private async Task<int> SendWebhookAsync(
        WebhookWork work,
        CancellationToken cancellationToken
    ) => await queues.TrySendWebhookAsync(work, TimeSpan.Zero, cancellationToken) ? 1 : 0;

    private sealed record Look(OutboxEntry Entry, OwedWork? Owed);

    [LoggerMessage(201, LogLevel.Information, "Sent {Count} messages for work that was left")]
    private partial void LogSent(int count);
}
