using ApplyFunctions.Core.Outbox;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Outbox;

/// <summary>What the dispatcher does for webhooks whose messages did not come.</summary>
public sealed class DispatchWebhooksTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task Whom_to_tell_is_found_out_where_nobody_has()
    {
        var lab = new OutboxLab { Owed = new OwedWork([], [], []) { Webhooks = true } };
        lab.Now += DispatchOutbox.Grace + Tick;

        await lab.TickAsync();

        lab.Sent.Should().ContainSingle().Which.Work.Should().Be("webhooks");
        lab.Entry.Should().NotBeNull();
    }

    [Fact]
    public async Task A_delivery_that_waits_is_left_to_its_own_message_until_that_is_overdue()
    {
        var lab = new OutboxLab();
        var due = lab.Now + TimeSpan.FromHours(4);
        lab.Owed = new OwedWork([], [], []) { Deliveries = [new OwedDelivery("a", due)] };

        for (var end = due + TimeSpan.FromMinutes(1); lab.Now < end; lab.Now += Tick)
        {
            if (lab.Entry!.Due <= lab.Now)
            {
                await lab.TickAsync();
            }
        }

        lab.Sent.Should().ContainSingle();
        lab.Sent[0].At.Should().BeCloseTo(due + DispatchOutbox.Grace, Tick);
    }
}
