using System.Globalization;
using AwesomeAssertions;
using Xunit;

namespace WorkerShim.Tests;

public sealed class TimerTests(SampleAppFixture fixture)
{
    [Fact]
    public async Task A_timer_runs_on_its_schedule_without_overlap()
    {
        var runs = await fixture.App.RecordedAsync("every-second", 3);

        runs.Should().AllBe("1 False True");
    }

    [Fact]
    public async Task A_schedule_may_be_a_setting_and_a_time_span() =>
        await fixture.App.RecordedAsync("by-setting", 2);

    [Fact]
    public async Task A_timer_may_run_at_the_start_and_knows_its_schedule()
    {
        (await fixture.App.RecordedAsync("at-start", 1)).Should().Equal("01-01 00:00:00");
        (await fixture.App.RecordedAsync("never")).Should().BeEmpty();
    }
}
