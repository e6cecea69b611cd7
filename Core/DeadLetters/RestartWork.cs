using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Webhooks;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>
/// Makes work that was given up owed again, unless it has been done since. The outbox entry comes first, so that the
/// dispatcher finds the work however this ends.
/// </summary>
public sealed class RestartWork(
    IMailLedger ledger,
    IHeldEqualityAnswers held,
    IApplicationStore applications,
    ICvTexts texts,
    RestartDelivery deliveries,
    IOutbox outbox,
    IWorkQueues queues,
    IOptions<ApplicationOptions> options,
    TimeProvider time
)
{
    public Task ExecuteAsync(WorkItem item, CancellationToken cancellationToken) =>
        item switch
        {
            WorkItem.Mail mail => RestartAsync(mail.Id, cancellationToken),
            WorkItem.EqualityAnswer answer => RestartAsync(answer, cancellationToken),
            WorkItem.Text text => RestartAsync(text.File, cancellationToken),
            WorkItem.Erasure erasure => RestartAsync(erasure, cancellationToken),
            WorkItem.Search search => RestartAsync(search, cancellationToken),
            WorkItem.Webhook webhook => RestartAsync(webhook, cancellationToken),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private async Task RestartAsync(MailId id, CancellationToken cancellationToken)
    {
        if (!IsOwed(await ledger.FindAsync(id, cancellationToken)))
        {
            return;
        }

        await AnnounceAsync(id.ApplicationId, cancellationToken);
        while (
            await ledger.FindAsync(id, cancellationToken) is { State: MailState.Failed } entry
            && await ledger.TryUpdateAsync(
                entry with
                {
                    State = MailState.Pending,
                    ChangedAt = time.GetUtcNow(),
                    Reason = null,
                },
                cancellationToken
            )
                is null
        )
        {
            // Somebody else changed it; what stands there now decides.
        }

        _ = await queues.TrySendMailAsync(id, cancellationToken);
    }

    private static bool IsOwed(MailEntry? entry) =>
        entry is { State: MailState.Failed or MailState.Pending or MailState.Sending };

    // With a random delay like the first time: whoever replays it must not see whose it is by when it is stored.
    private async Task RestartAsync(
        WorkItem.EqualityAnswer answer,
        CancellationToken cancellationToken
    )
    {
        if (await held.FindAsync(answer.Of, answer.Index, cancellationToken) is null)
        {
            return;
        }

        await AnnounceAsync(answer.Of, cancellationToken);
        _ = await queues.TrySendEqualityAnswerAsync(
            answer.Of,
            answer.Index,
            EqualityDelay.Random(options.Value.EqualityDelay),
            cancellationToken
        );
    }

    private async Task RestartAsync(FileId file, CancellationToken cancellationToken)
    {
        if (
            await texts.FindOutcomeAsync(file, cancellationToken)
                is not (null or TextOutcome.Failed)
            || await applications.FindAsync(file.ApplicationId, cancellationToken) is null
        )
        {
            return;
        }

        await AnnounceAsync(file.ApplicationId, cancellationToken);
        await texts.ForgetFailureAsync(file, cancellationToken);
        _ = await queues.TrySendTextAsync(file, cancellationToken);
    }

    private async Task RestartAsync(WorkItem.Erasure erasure, CancellationToken cancellationToken)
    {
        await AnnounceAsync(erasure.Of, cancellationToken);
        _ = await queues.TrySendErasureAsync(erasure.Of, cancellationToken);
    }

    private async Task RestartAsync(WorkItem.Search search, CancellationToken cancellationToken)
    {
        await AnnounceAsync(search.Of, cancellationToken);
        _ = await queues.TrySendSearchAsync(search.Of, cancellationToken);
    }

    private async Task RestartAsync(WorkItem.Webhook webhook, CancellationToken cancellationToken)
    {
        if (webhook.Delivery is { } delivery)
        {
            _ = await deliveries.ExecuteAsync(delivery, always: false, cancellationToken);
            return;
        }

        await AnnounceAsync(webhook.ApplicationId, cancellationToken);
        _ = await queues.TrySendWebhookAsync(webhook.Work, TimeSpan.Zero, cancellationToken);
    }

    private Task AnnounceAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return outbox.AnnounceAsync(id, now, now + DispatchOutbox.Grace, cancellationToken);
    }
}
