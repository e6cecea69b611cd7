using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Outbox;

public sealed class DispatchOutboxTests
{
    private const int TickSeconds = 30;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // What comes after the message that the dispatcher sends: the queue is polled every 2 s, and the provider answers
    // within its time-out.
    private static readonly TimeSpan AfterTheMessage = TimeSpan.FromSeconds(17);
    private static readonly TimeSpan Promised = TimeSpan.FromMinutes(2);

    /// <summary>Whenever the process dies, before or after it has taken the mail, and however often it was put off before.</summary>
    [Theory]
    [InlineData(MailState.Pending)]
    [InlineData(MailState.Sending)]
    public async Task What_a_crash_leaves_is_delivered_within_two_minutes_of_the_restart(
        MailState left
    )
    {
        var longest = TimeSpan.Zero;
        for (var crash = 1; crash <= 3 * 60 * 60; crash += 1 + (crash / 7))
        {
            for (var phase = 0; phase < TickSeconds; phase++)
            {
                var took = await DeliveryAfterAsync(left, crash, phase);
                longest = took > longest ? took : longest;
            }
        }

        (longest + AfterTheMessage).Should().BeLessThanOrEqualTo(Promised);
    }

    [Fact]
    public async Task A_running_lease_is_looked_at_again_exactly_when_it_ends()
    {
        var lab = new OutboxLab();
        lab.Now += DispatchOutbox.Grace;
        await lab.TickAsync();
        lab.Now = lab.Entry!.Due;
        var mail = lab.MailIn(MailState.Sending, lab.Now);
        lab.Owed = new OwedWork([mail], [], []);

        await lab.TickAsync();

        lab.Sent.Should().BeEmpty();
        lab.Entry!.Due.Should().Be(lab.Now + SendMail.Lease);
        lab.Now = lab.Entry.Due;
        await lab.TickAsync();
        lab.Sent.Should().Equal(("mail", lab.Now));
    }

    [Fact]
    public async Task What_keeps_failing_is_started_again_after_twice_the_time_and_at_least_every_hour()
    {
        var lab = new OutboxLab();
        lab.Owed = new OwedWork([lab.MailIn(MailState.Pending, lab.Now)], [], []);

        await RunAsync(lab, TimeSpan.FromHours(5));

        var waits = lab.Sent.Zip(lab.Sent.Skip(1), (a, b) => (b.At - a.At).TotalMinutes);
        waits.Should().Equal(1, 2, 4, 8, 16, 32, 60, 60, 60);
    }

    [Fact]
    public async Task Mails_go_before_everything_else_that_is_owed()
    {
        var lab = new OutboxLab { Entries = 50 };
        lab.Owed = new OwedWork(
            [lab.MailIn(MailState.Pending, lab.Now)],
            [0],
            [OutboxLab.File],
            true
        );
        lab.Now += TimeSpan.FromDays(1);

        await lab.TickAsync();

        var mails = Enumerable.Repeat("mail", 50);
        lab.Sent.Take(50).Select(s => s.Work).Should().Equal(mails);
        lab.Sent.Skip(50).Should().HaveCount(150).And.NotContain(s => s.Work == "mail");
    }

    [Fact]
    public async Task A_text_is_asked_for_once_its_own_event_has_had_its_time_and_keeps_the_entry()
    {
        var lab = new OutboxLab();
        var announced = lab.Now;
        lab.Owed = new OwedWork([], [], [OutboxLab.File]);

        await RunAsync(lab, TimeSpan.FromMinutes(2));

        lab.Sent.Should().Equal(("text", announced + DispatchOutbox.TextGrace));
        lab.Entry.Should().NotBeNull();
        lab.Owed = new OwedWork([], [], []);
        await RunAsync(lab, TimeSpan.FromMinutes(5));
        lab.Entry.Should().BeNull();
    }

    [Fact]
    public async Task Equality_answers_are_sent_on_when_their_own_message_is_overdue_and_not_looked_at_before()
    {
        var lab = new OutboxLab(TimeSpan.FromHours(3));
        var overdue = lab.Now + lab.EqualityDelay + DispatchOutbox.Grace;
        lab.Owed = new OwedWork([], [0], []);
        lab.Now += DispatchOutbox.Grace + Second;

        await lab.TickAsync();

        lab.Entry!.Due.Should().Be(overdue);
        lab.Now = overdue;
        await lab.TickAsync();
        lab.Sent.Should().Equal(("equality", overdue));
    }

    [Fact]
    public async Task A_start_leaves_an_application_that_is_being_taken_its_time()
    {
        var lab = new OutboxLab();
        lab.Owed = new OwedWork([lab.MailIn(MailState.Pending, lab.Now)], [], []);
        lab.Now += Second;
        lab.Restart();

        await lab.TickAsync();

        lab.Sent.Should().BeEmpty();
    }

    // Runs a process in which no message is ever taken, has it die, and returns how long after the next start, which is a
    // second later, a message comes through.
    private static async Task<TimeSpan> DeliveryAfterAsync(MailState left, int crash, int phase)
    {
        var lab = new OutboxLab();
        lab.Owed = new OwedWork([lab.MailIn(MailState.Pending, lab.Now)], [], []);
        await RunAsync(lab, TimeSpan.FromSeconds(crash));
        lab.Owed = new OwedWork([lab.MailIn(left, lab.Now)], [], []);
        lab.Now += Second;
        lab.Restart();
        var started = lab.Now;
        DateTimeOffset? delivered = null;
        lab.OnMail = () =>
            delivered ??= SendMail.MayStart(lab.Owed.Mails[0], lab.Now) ? lab.Now : null;
        lab.Now += phase * Second;
        while (delivered is null)
        {
            await lab.TickAsync();
            lab.Now += TickSeconds * Second;
        }

        return delivered.Value - started;
    }

    private static async Task RunAsync(OutboxLab lab, TimeSpan time)
    {
        var end = lab.Now + time;
        while (lab.Now < end)
        {
            await lab.TickAsync();
            lab.Now += TickSeconds * Second;
        }

        lab.Now = end;
    }
}
