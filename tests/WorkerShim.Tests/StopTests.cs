using System.Diagnostics;
using AwesomeAssertions;
using Xunit;

namespace WorkerShim.Tests;

public sealed class StopTests(SampleAppFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Running_invocations_are_told_and_may_end()
    {
        await using var app = await SampleApp.StartAsync(fixture.Azurite);
        var request = app.Http.GetAsync("waits/stop", Token);
        await app.SendAsync("waits", "wait");
        await app.RecordedAsync("stop", 1);
        await app.RecordedAsync("queue-waits", 1);
        var watch = Stopwatch.StartNew();
        await app.TerminateAsync();

        (await app.WaitForExitAsync()).Should().Be(0);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(4));
        app.Output.Should().Contain("stop cancelled").And.Contain("queue-waits cancelled");
        (await request).IsSuccessStatusCode.Should().BeTrue();
    }

    [Fact]
    public async Task An_invocation_that_never_ends_is_waited_for_at_most_five_seconds()
    {
        await using var app = await SampleApp.StartAsync(fixture.Azurite);
        var request = app.Http.GetAsync("never-ends", Token);
        await app.RecordedAsync("never-ends", 1);
        var watch = Stopwatch.StartNew();
        await app.TerminateAsync();

        (await app.WaitForExitAsync()).Should().Be(0);
        watch.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(3));
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(8));
        await request.Invoking(r => r).Should().ThrowAsync<HttpRequestException>();
    }
}
