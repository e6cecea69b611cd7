using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>
/// Moves a message from its poison queue, where it would expire, to where it stays, and then records the failure on the
/// application. Nothing stands behind a poison queue, so no content makes this throw; and since the host's copying to it is
/// not atomic, every step may come twice.
/// </summary>
public sealed partial class KeepDeadLetter(
    IDeadLetters letters,
    IApplicationStore applications,
    IApplicationHistory history,
    SendMail mails,
    IMailLedger ledger,
    ICvTexts texts,
    IWebhookLedger deliveries,
    TimeProvider time,
    ILogger<KeepDeadLetter> logger
)
{
    public async Task ExecuteAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        var application = message.Item is { } item
            ? await applications.FindAsync(item.ApplicationId, cancellationToken)
            : null;
        var letter = await letters.KeepAsync(
            DeadLetter.Of(message, application?.Board, time.GetUtcNow()),
            cancellationToken
        );
        DeadLetterMetrics.Count(letter);
        LogKept(letter.Work, letter.Board, letter.Id);
        if (application is not null)
        {
            await RecordAsync(message.Item!, letter.KeptAt, cancellationToken);
        }
    }

    // An equality answer leaves no trace on its application: it stays held, and its letter is all there is.
    private Task RecordAsync(
        WorkItem item,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    ) =>
        item switch
        {
            WorkItem.Mail mail => RecordAsync(mail.Id, moment, cancellationToken),
            WorkItem.Text text => texts.MarkFailedAsync(text.File, moment, cancellationToken),
            WorkItem.Webhook { Delivery: { } delivery } => deliveries.GiveUpAsync(
                delivery,
                moment,
                cancellationToken
            ),
            _ => Task.CompletedTask,
        };

    private async Task RecordAsync(
        MailId id,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        await mails.GiveUpAsync(id, cancellationToken);
        if (await ledger.FindAsync(id, cancellationToken) is { State: MailState.Failed })
        {
            await history.AddAsync(
                id.ApplicationId,
                moment,
                $"{id.Name}-failed",
                cancellationToken
            );
        }
    }

    [LoggerMessage(
        221,
        LogLevel.Error,
        "Work of kind {Work} for board {Board} was given up and is kept as dead letter {Letter}"
    )]
    private partial void LogKept(WorkKind work, string board, string letter);
}
