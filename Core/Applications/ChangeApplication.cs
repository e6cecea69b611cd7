using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// Changes an application and sees to the work that this owes, in the order of <see cref="CommitApplication"/>: the entry in
/// the outbox, the transaction, the messages.
/// </summary>
public sealed class ChangeApplication(
    IApplicationStore applications,
    IOutbox outbox,
    IWorkQueues queues
)
{
    private const int Tries = 5;

    private static readonly Problem Busy = new(
        409,
        "application-changed",
        "Somebody else has changed this application at the same time. Load it again, and repeat what you wanted to do.",
        "Application was changed meanwhile"
    );

    /// <summary>Changes an application as is decided then, and again where somebody was faster.</summary>
    /// <param name="application">As it was found; null where there is none.</param>
    /// <param name="find">Finds it again.</param>
    /// <param name="notFound">Why nothing is found.</param>
    internal async Task<ChangeOutcome> ExecuteAsync(
        StoredApplication? application,
        Func<CancellationToken, Task<StoredApplication?>> find,
        Func<StoredApplication, ChangeDecision> decide,
        Problem notFound,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < Tries; i++)
        {
            if (application is null)
            {
                return new ChangeOutcome.Refused(notFound);
            }

            switch (decide(application))
            {
                case ChangeDecision.Refuse refuse:
                    return new ChangeOutcome.Refused(refuse.Problem);
                case ChangeDecision.Leave:
                    return new ChangeOutcome.Done(application);
                case ChangeDecision.Make make
                    when await TryAsync(application, make.Change, cancellationToken):
                    return await find(cancellationToken) is { } changed
                        ? new ChangeOutcome.Done(changed)
                        : new ChangeOutcome.Refused(notFound);
            }

            application = await find(cancellationToken);
        }

        return new ChangeOutcome.Refused(Busy);
    }

    /// <summary>False where somebody else has changed the application since it was read.</summary>
    public async Task<bool> TryAsync(
        StoredApplication before,
        ApplicationChange change,
        CancellationToken cancellationToken
    )
    {
        await outbox.AnnounceAsync(
            before.Id,
            change.At,
            change.At + DispatchOutbox.Grace,
            cancellationToken
        );
        if (!await applications.TryChangeAsync(before, change, cancellationToken))
        {
            return false;
        }

        await Task.WhenAll(
            queues.TrySendSearchAsync(before.Id, cancellationToken),
            // The mail of an erasure is part of it, and waits with it.
            change.Mail
                is { Kind: not MailKind.Erasure } mail
                ? queues.TrySendMailAsync(mail, cancellationToken)
                : Task.FromResult(true)
        );
        return true;
    }
}
