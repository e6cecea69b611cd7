using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Outbox;

/// <summary>When the work of an application may be started by others than those who are at it, and when to look again.</summary>
/// <param name="now">When the entry is looked at.</param>
internal sealed class OwedWait(OutboxEntry entry, DateTimeOffset now, TimeSpan equalityDelay)
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Until then the event of a new file may still be on its way, or the file being read.</summary>
    public DateTimeOffset TextsDue { get; } = entry.AnnouncedAt + DispatchOutbox.TextGrace;

    /// <summary>Until then the message that was sent with a delay may still be waiting.</summary>
    public DateTimeOffset EqualityDue { get; } =
        entry.AnnouncedAt + equalityDelay + DispatchOutbox.Grace;

    /// <summary>
    /// Exactly when there will be something to do, where that is known; else twice as long each time, so that a backlog is
    /// not made longer by repeats of what stands in it already.
    /// </summary>
    /// <param name="owed">Null where there is no such application.</param>
    public DateTimeOffset Next(OwedWork? owed)
    {
        if (owed is null)
        {
            return Later;
        }

        var next = DateTimeOffset.MaxValue;
        foreach (var mail in owed.Mails)
        {
            next = Earlier(next, SendMail.MayStart(mail, now) ? Later : SendMail.LeaseEnd(mail));
        }

        foreach (var delivery in owed.Deliveries)
        {
            next = Earlier(next, delivery.LeftAt > now ? delivery.LeftAt : Later);
        }

        if (owed.Erasure || owed.IsHeld || owed.Search || owed.Webhooks)
        {
            next = Earlier(next, Later);
        }

        if (owed.Texts.Count > 0)
        {
            next = Earlier(next, TextsDue > now ? TextsDue : Later);
        }

        return owed.EqualityAnswers.Count > 0
            ? Earlier(next, EqualityDue > now ? EqualityDue : Later)
            : next;
    }

    private DateTimeOffset Later
    {
        get
        {
            var wait = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(entry.Looks, 6)));
            return now + (wait < Longest ? wait : Longest);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) =>
        one < other ? one : other;
}
