using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Emails;

/// <summary>
/// Records in the ledger what the provider reports about mails. A report also proves that the provider took the mail:
/// one that is still taken for owed, since its sender died before it could mark it, is marked sent, so that nobody
/// sends it again.
/// </summary>
public sealed partial class RecordDeliveries(
    IDeliveryReports reports,
    IMailLedger ledger,
    TimeProvider time,
    ILogger<RecordDeliveries> logger
)
{
    private const int MailsAtOnce = 16;

    // The sender writes three times to an entry, and another report may be at it.
    private const int MostTries = 8;

    /// <summary>Null when all of it is recorded, the problem when the report is not taken.</summary>
    /// <exception cref="InvalidOperationException">Others kept writing to an entry; the provider repeats.</exception>
    public async Task<Problem?> ExecuteAsync(
        SignedReport signed,
        CancellationToken cancellationToken
    )
    {
        var report = await reports.ReadAsync(signed, cancellationToken);
        if (report.Events is not { } events)
        {
            return report.Problem;
        }

        await Parallel.ForEachAsync(
            events.GroupBy(e => e.Mail),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = MailsAtOnce,
                CancellationToken = cancellationToken,
            },
            async (mail, token) => await RecordAsync(mail.Key, [.. mail.OrderBy(e => e.At)], token)
        );
        return null;
    }

    private async Task RecordAsync(
        MailId id,
        IReadOnlyList<DeliveryEvent> events,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            // Mails of another system on the same account, or of an application that was erased.
            if (await ledger.FindAsync(id, cancellationToken) is not { } entry)
            {
                return;
            }

            var after = After(entry, events);
            if (after == entry)
            {
                return;
            }

            var failed = after.Delivery is { IsFailure: true } now && !IsSame(now, entry.Delivery);
            if (await ledger.TryRecordDeliveryAsync(after, failed, cancellationToken))
            {
                Log(entry, after, failed);
                return;
            }
        }

        throw new InvalidOperationException("The entry of a mail was changed at every try.");
    }

    private MailEntry After(MailEntry entry, IReadOnlyList<DeliveryEvent> events)
    {
        var delivery = events.Aggregate(entry.Delivery, MailDelivery.After);
        var after = entry with
        {
            Delivery = delivery,
            ProviderId =
                entry.ProviderId ?? events.Select(e => e.ProviderId).FirstOrDefault(p => p != null),
        };
        return entry.State is MailState.Sent or MailState.Refused
            ? after
            : after with
            {
                State = MailState.Sent,
                ChangedAt = time.GetUtcNow(),
            };
    }

    private static bool IsSame(MailDelivery now, MailDelivery? before) =>
        before is not null && now.State == before.State && now.At == before.At;

    private void Log(MailEntry before, MailEntry after, bool failed)
    {
        if (failed)
        {
            LogNotDelivered(after.Id.Kind, after.Delivery!.State, after.Delivery.Reason);
        }

        if (before.State != after.State)
        {
            LogProven(after.Id.Kind, before.State);
        }
    }

    [LoggerMessage(321, LogLevel.Warning, "A {Kind} mail was not delivered: {State} {Reason}")]
    private partial void LogNotDelivered(MailKind kind, DeliveryState state, string? reason);

    [LoggerMessage(
        322,
        LogLevel.Information,
        "A {Kind} mail that was {State} is marked sent: the provider reports on it"
    )]
    private partial void LogProven(MailKind kind, MailState state);
}
