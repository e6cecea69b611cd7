using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Unit.Tests.Outbox;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Observability;

/// <summary>What metrics say of what happened.</summary>
public sealed class OutcomeTests
{
    public static TheoryData<string, SubmitOutcome> Outcomes =>
        new()
        {
            { "accepted", new SubmitOutcome.Accepted(OutboxLab.Id, null) },
            {
                "repeated",
                new SubmitOutcome.Accepted(OutboxLab.Id, null) { IsRepeat = true }
            },
            { "invalid", new SubmitOutcome.Refused(SubmitProblems.NoPostingNamed) },
            { "refused", new SubmitOutcome.Refused(SubmitProblems.KeyUsed) },
            {
                "refused",
                new SubmitOutcome.Refused(ThrottlingProblems.TooMany(TimeSpan.FromMinutes(1)))
            },
            {
                "closed",
                new SubmitOutcome.Refused(new Problem(422, SubmitProblems.ClosedCode, "", ""))
            },
        };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_submission_is_counted_as_what_became_of_it(string word, SubmitOutcome outcome) =>
        SubmissionMetrics.WordFor(outcome).Should().Be(word);

    [Fact]
    public async Task The_age_of_the_outbox_is_that_of_what_should_have_been_done()
    {
        var lab = new OutboxLab { Owed = new OwedWork([], [0], []) };
        lab.Now += TimeSpan.FromMinutes(10);
        var ages = new ConcurrentQueue<double>();
        var isMine = new AsyncLocal<bool> { Value = true };
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Name == "applyfunctions.outbox.age")
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        // Other tests have dispatchers too.
        listener.SetMeasurementEventCallback<double>(
            (_, age, _, _) =>
            {
                if (isMine.Value)
                {
                    ages.Enqueue(age);
                }
            }
        );
        listener.Start();

        await lab.TickAsync();
        ages.Should().Equal(0);
        lab.Owed = new OwedWork([lab.MailIn(MailState.Sending, lab.Now)], [0], []);
        lab.Now += TimeSpan.FromDays(1);
        await lab.TickAsync();

        ages.Should().Equal(0, TimeSpan.FromDays(1).TotalSeconds + 600);
    }
}
