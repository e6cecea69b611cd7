using System.Security.Cryptography;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// Tells a webhook of an application, at least once. What is sent is composed then, so that nothing of a candidate lies in a
/// queue. A receiver that fails is tried again for about 15 hours, by messages that come late: the queue's own repeats end
/// after some minutes, and are for faults of this system.
/// </summary>
public sealed partial class SendWebhook(
    OpenDeliveries open,
    IApplicationStore applications,
    IWebhooks webhooks,
    IWebhookLedger ledger,
    ComposeEvent compose,
    WebhookSecrets secrets,
    IWebhookSender sender,
    Quarantine quarantine,
    RecordAccess audit,
    KeepDeadLetter keep,
    IWorkQueues queues,
    IOptions<WebhookOptions> options,
    TimeProvider time,
    ILogger<SendWebhook> logger
)
{
    /// <summary>How long a sender has: longer than the longest time-out and all the calls that mark the end.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(65);

    // The clocks of the queue and of this machine differ a little.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    /// <summary>How long a delivery waits for the files to be scanned, so that it can have links to them. After that it goes without.</summary>
    public static readonly TimeSpan LongestScan = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);

    private const int MostMarks = 8;
    private const int JitterSteps = 100;

    public Task ExecuteAsync(WebhookWork work, CancellationToken cancellationToken) =>
        work.WebhookId is { } webhookId
            ? DeliverAsync(new WebhookDeliveryId(work.ApplicationId, webhookId), cancellationToken)
            : open.ExecuteAsync(work.ApplicationId, cancellationToken);

    private async Task DeliverAsync(WebhookDeliveryId id, CancellationToken cancellationToken)
    {
        if (
            await ledger.FindAsync(id, cancellationToken)
                is not { State: WebhookState.Pending } delivery
            || delivery.DueAt > time.GetUtcNow() + Early
        )
        {
            return;
        }

        if (
            await applications.FindWholeAsync(id.ApplicationId, cancellationToken)
            is not { Record.ErasureRequestedAt: null } application
        )
        {
            await EndAsync(delivery, WebhookState.Gone, WebhookReasons.ApplicationErased);
            return;
        }

        var board = application.Record.Board;
        switch (await webhooks.FindAsync(board, id.WebhookId, cancellationToken))
        {
            case null:
                await EndAsync(delivery, WebhookState.Gone, WebhookReasons.WebhookRemoved);
                break;
            case { IsEnabled: false }:
                await EndAsync(delivery, WebhookState.Dead, WebhookReasons.WebhookDisabled);
                break;
            case not null when PauseFor(application) is { } pause:
                await PutOffAsync(delivery, pause);
                break;
            case var webhook:
                await SendAsync(delivery, application, webhook, cancellationToken);
                break;
        }
    }

    private async Task SendAsync(
        WebhookDelivery delivery,
        StoredApplication application,
        Webhook webhook,
        CancellationToken cancellationToken
    )
    {
        // Everything that can fail without the receiver comes before the delivery is taken.
        var body = await compose.ExecuteAsync(application, webhook, cancellationToken);
        var signature = secrets.Sign(webhook, body.Span);
        await audit.ExecuteAsync(
            new Permit(webhook.Board, new Actor(ActorKind.Webhook, webhook.Id)),
            AuditActions.SendWebhook,
            [application.Id],
            cancellationToken
        );
        var now = time.GetUtcNow();
        var taken = await ledger.TryUpdateAsync(
            delivery with
            {
                Attempts = delivery.Attempts + 1,
                DueAt = now + Lease,
                ChangedAt = now,
            },
            cancellationToken
        );
        if (taken is null)
        {
            return;
        }

        var post = new WebhookPost(webhook.Url, delivery.Id.ToString(), body, signature);
        var answer = await sender.SendAsync(post, cancellationToken);

        // Not cancelled by a shutdown: the receiver has it, or is to have it again.
        await RecordAsync(
            taken with
            {
                LastStatus = answer.Status,
                Reason = answer.Reason,
            },
            webhook,
            answer
        );
    }

    private async Task RecordAsync(WebhookDelivery tried, Webhook webhook, WebhookAnswer answer)
    {
        if (answer.IsTaken)
        {
            WebhookMetrics.Count(webhook.Board, tried.Id, WebhookMetrics.Delivered);
            await EndAsync(tried, WebhookState.Delivered, null);
            return;
        }

        LogFailed(webhook.Board, webhook.Id, tried.Attempts, answer.Status, answer.Reason);
        if (answer.EndsTheWebhook)
        {
            WebhookMetrics.Count(webhook.Board, tried.Id, WebhookMetrics.GivenUp);
            await ChangeAsync(webhook, (w, now) => w with { IsEnabled = false, EndedAt = now });
            await EndAsync(tried, WebhookState.Dead, answer.Reason);
            return;
        }

        var waits = options.Value.Waits;
        if (tried.Attempts <= waits.Count)
        {
            WebhookMetrics.Count(webhook.Board, tried.Id, WebhookMetrics.Failed);
            await PutOffAsync(tried, WithJitter(waits[tried.Attempts - 1]));
            return;
        }

        WebhookMetrics.Count(webhook.Board, tried.Id, WebhookMetrics.GivenUp);
        if (await TryPostponeAsync(tried, TimeSpan.Zero))
        {
            await ChangeAsync(webhook, (w, at) => w with { DiedAt = at });
            await keep.ExecuteAsync(
                PoisonMessage.OfQueue(WorkKind.Webhook, WorkMessages.Write(WorkOf(tried))),
                CancellationToken.None
            );
        }
    }

    /// <summary>Null where there is nothing to wait for.</summary>
    private TimeSpan? PauseFor(StoredApplication application)
    {
        var age = time.GetUtcNow() - application.Record.ReceivedAt;
        return age < LongestScan && quarantine.IsWaitingFor(application)
            ? ShortestPause + (age / 2)
            : null;
    }

    private async Task PutOffAsync(WebhookDelivery delivery, TimeSpan pause)
    {
        if (await TryPostponeAsync(delivery, pause))
        {
            _ = await queues.TrySendWebhookAsync(WorkOf(delivery), pause, CancellationToken.None);
        }
    }

    /// <summary>False where somebody else has changed it.</summary>
    private async Task<bool> TryPostponeAsync(WebhookDelivery delivery, TimeSpan pause)
    {
        var now = time.GetUtcNow();
        var later = delivery with { DueAt = now + pause, ChangedAt = now };
        return await ledger.TryUpdateAsync(later, CancellationToken.None) is not null;
    }

    private static WebhookWork WorkOf(WebhookDelivery delivery) =>
        new(delivery.Id.ApplicationId, delivery.Id.WebhookId);

    private Task EndAsync(WebhookDelivery delivery, WebhookState state, string? reason) =>
        ledger.TryUpdateAsync(
            delivery with
            {
                State = state,
                Reason = reason,
                ChangedAt = time.GetUtcNow(),
            },
            CancellationToken.None
        );

    private async Task ChangeAsync(Webhook seen, Func<Webhook, DateTimeOffset, Webhook> change)
    {
        Webhook? webhook = seen;
        for (var tries = 0; tries < MostMarks && webhook is not null; tries++)
        {
            if (
                await webhooks.TrySaveAsync(
                    change(webhook, time.GetUtcNow()),
                    CancellationToken.None
                )
            )
            {
                return;
            }

            webhook = await webhooks.FindAsync(seen.Board, seen.Id, CancellationToken.None);
        }
    }

    // So that what failed together does not come back together.
    private static TimeSpan WithJitter(TimeSpan wait) =>
        wait + (wait * RandomNumberGenerator.GetInt32(JitterSteps) / (10 * JitterSteps));

    [LoggerMessage(
        251,
        LogLevel.Warning,
        "A delivery to webhook {Webhook} of board {Board} failed at attempt {Attempt}: status {Status}, {Reason}"
    )]
    private partial void LogFailed(
        string board,
        string webhook,
        int attempt,
        int? status,
        string? reason
    );
}
