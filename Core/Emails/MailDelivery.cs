namespace ApplyFunctions.Core.Emails;

/// <summary>What the provider knows of a mail that it took.</summary>
public enum DeliveryState
{
    /// <summary>It is about to deliver it.</summary>
    Processed,

    /// <summary>The recipient's server asked it to try again later.</summary>
    Deferred,

    /// <summary>The recipient's server took it.</summary>
    Delivered,

    /// <summary>The recipient's server refused it, at once or after it had taken it.</summary>
    Bounced,

    /// <summary>The provider did not try: the address bounced before, for instance.</summary>
    Dropped,
}

/// <summary>Something that the provider says happened to a mail. It can say so twice, and in any order.</summary>
/// <param name="Id">The provider's own, the same each time that it says so; null where it gave none.</param>
/// <param name="At">When it happened, to the second.</param>
/// <param name="Reason">See <see cref="MailDelivery.Reason"/>.</param>
/// <param name="ProviderId">What the provider called the mail when it took it; null where it does not say.</param>
public sealed record DeliveryEvent(
    string? Id,
    MailId Mail,
    DeliveryState State,
    DateTimeOffset At,
    string? Reason,
    string? ProviderId
);

/// <summary>What is known of a mail's delivery.</summary>
/// <param name="At">When <paramref name="State"/> came about, as the provider says.</param>
/// <param name="Reason">
/// Why, in codes such as <c>5.1.1</c> and the provider's own classes; never free text, which quotes addresses.
/// </param>
/// <param name="Events">The ids of the latest events, newest last, with a blank between them.</param>
public sealed record MailDelivery(
    DeliveryState State,
    DateTimeOffset At,
    string? Reason,
    string Events
)
{
    /// <summary>Enough for all that happens to one mail: a mail is tried for three days at most.</summary>
    public const int KeptEvents = 20;

    /// <summary>Whether the mail did not reach the candidate.</summary>
    public bool IsFailure => State is DeliveryState.Bounced or DeliveryState.Dropped;

    /// <summary>
    /// What is known after an event; <paramref name="before"/> itself where that event was told before.
    /// What ranks higher holds, whatever the order in which events come: a mail that was delivered is not deferred any
    /// more, while one that bounced after its delivery never reached anybody. Of two of one rank the later holds.
    /// </summary>
    public static MailDelivery After(MailDelivery? before, DeliveryEvent happened)
    {
        var events = before?.Events.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (before is not null && events.Contains(happened.Id, StringComparer.Ordinal))
        {
            return before;
        }

        var kept = string.Join(
            ' ',
            (happened.Id is null ? events : events.Append(happened.Id)).TakeLast(KeptEvents)
        );
        return before is null || Wins(happened, before)
            ? new MailDelivery(happened.State, happened.At, happened.Reason, kept)
            : before with
            {
                Events = kept,
            };
    }

    private static bool Wins(DeliveryEvent happened, MailDelivery before)
    {
        var ranks = Rank(happened.State).CompareTo(Rank(before.State));
        return ranks > 0 || (ranks == 0 && happened.At > before.At);
    }

    private static int Rank(DeliveryState state) =>
        state switch
        {
            DeliveryState.Processed => 0,
            DeliveryState.Deferred => 1,
            DeliveryState.Delivered => 2,
            _ => 3,
        };
}
