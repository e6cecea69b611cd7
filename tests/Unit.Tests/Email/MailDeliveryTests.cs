using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class MailDeliveryTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private static readonly MailId Mail = new(
        ApplicationId.Of(1, 2, new byte[13]),
        MailKind.Confirmation
    );

    /// <summary>p, f, d, b and x are processed, deferred, delivered, bounced and dropped, in the order in which they come.</summary>
    [Theory]
    [InlineData("p", DeliveryState.Processed)]
    [InlineData("pd", DeliveryState.Delivered)]
    [InlineData("dp", DeliveryState.Delivered)]
    [InlineData("pfd", DeliveryState.Delivered)]
    [InlineData("df", DeliveryState.Delivered)]
    [InlineData("pff", DeliveryState.Deferred)]
    [InlineData("db", DeliveryState.Bounced)]
    [InlineData("bd", DeliveryState.Bounced)]
    [InlineData("bfp", DeliveryState.Bounced)]
    [InlineData("x", DeliveryState.Dropped)]
    [InlineData("bx", DeliveryState.Dropped)]
    public void What_ranks_higher_holds_and_of_one_rank_the_later(string come, DeliveryState last)
    {
        var delivery = come.Select((c, i) => Event(State(c), i, $"{i}"))
            .Aggregate((MailDelivery?)null, MailDelivery.After);

        delivery!.State.Should().Be(last);
        delivery.Events.Split(' ').Should().Equal(come.Select((_, i) => $"{i}"));
    }

    [Fact]
    public void An_older_event_of_the_same_rank_changes_nothing_but_the_ids()
    {
        var first = MailDelivery.After(null, Event(DeliveryState.Deferred, 60, "a", "4.2.2"));

        var second = MailDelivery.After(first, Event(DeliveryState.Deferred, 0, "b", "4.7.1"));

        second.Should().Be(first with { Events = "a b" });
    }

    [Fact]
    public void The_same_event_again_changes_nothing_at_all()
    {
        var first = MailDelivery.After(null, Event(DeliveryState.Delivered, 0, "a"));

        var again = MailDelivery.After(first, Event(DeliveryState.Bounced, 9, "a"));

        again.Should().BeSameAs(first);
    }

    [Fact]
    public void Only_the_latest_ids_are_kept()
    {
        var delivery = Enumerable
            .Range(0, 50)
            .Select(i => Event(DeliveryState.Deferred, i, $"e{i}"))
            .Aggregate((MailDelivery?)null, MailDelivery.After);

        var ids = delivery!.Events.Split(' ');
        ids.Should().HaveCount(MailDelivery.KeptEvents);
        ids[^1].Should().Be("e49");
    }

    private static DeliveryEvent Event(
        DeliveryState state,
        int seconds,
        string? id,
        string? reason = null
    ) => new(id, Mail, state, Start.AddSeconds(seconds), reason, null);

    private static DeliveryState State(char c) =>
        c switch
        {
            'p' => DeliveryState.Processed,
            'f' => DeliveryState.Deferred,
            'd' => DeliveryState.Delivered,
            'b' => DeliveryState.Bounced,
            _ => DeliveryState.Dropped,
        };
}
