using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using static ApplyFunctions.LocalHost.Tests.RunningMailCatcher;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class MisbehaviourTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rate_limit_says_when_it_ends_and_ends_after_its_count()
    {
        await using var catcher = await StartAsync();
        await catcher.AskAsync(
            new
            {
                status = 429,
                count = 1,
                retryAfter = 30,
            }
        );
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        var limited = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);
        var accepted = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);

        limited.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        limited.Headers.GetValues("X-RateLimit-Remaining").Should().Equal("0");
        var reset = limited.Headers.GetValues("X-RateLimit-Reset").Single();
        long.Parse(reset, CultureInfo.InvariantCulture).Should().BeInRange(now + 30, now + 40);
        accepted.StatusCode.Should().Be(HttpStatusCode.Accepted);
        await CountShouldBeAsync(catcher, 1);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_failure_lasts_until_it_is_taken_back(int status)
    {
        await using var catcher = await StartAsync();
        await catcher.AskAsync(new { status });
        var first = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);
        var second = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);

        await catcher.Http.DeleteAsync("/local/behaviour", Cancelled);
        var third = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);

        ((int)first.StatusCode).Should().Be(status);
        ((int)second.StatusCode).Should().Be(status);
        third.StatusCode.Should().Be(HttpStatusCode.Accepted);
        await CountShouldBeAsync(catcher, 1);
    }

    [Fact]
    public async Task It_can_hang_until_the_client_gives_up()
    {
        await using var catcher = await StartAsync();
        await catcher.AskAsync(new { hang = true, count = 1 });

        var hanging = () =>
            catcher.SendGrid(TimeSpan.FromMilliseconds(300)).SendEmailAsync(Message(), Cancelled);

        await hanging.Should().ThrowAsync<TaskCanceledException>();
        await CountShouldBeAsync(catcher, 0);
    }

    [Fact]
    public async Task A_hanging_request_does_not_hold_up_the_end()
    {
        await using var catcher = await StartAsync();
        await catcher.AskAsync(new { hang = true });
        var hanging = catcher.SendGrid().SendEmailAsync(Message(), Cancelled);

        await catcher.RestartAsync().WaitAsync(TimeSpan.FromSeconds(3), Cancelled);

        var end = () => hanging;
        await end.Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task It_can_send_the_mail_and_lose_the_answer()
    {
        await using var catcher = await StartAsync();
        await catcher.AskAsync(
            new
            {
                status = 500,
                keep = true,
                count = 1,
            }
        );

        var answer = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        await CountShouldBeAsync(catcher, 1);
    }

    [Fact]
    public async Task It_can_fail_for_one_address_only()
    {
        await using var catcher = await StartAsync();
        await catcher.AskAsync(new { status = 500, to = "grace@example.org" });

        var others = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);
        var hers = await catcher
            .SendGrid()
            .SendEmailAsync(Message(to: "Grace@example.org"), Cancelled);

        others.StatusCode.Should().Be(HttpStatusCode.Accepted);
        hers.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"status":200}""")]
    [InlineData("""{"status":500,"count":0}""")]
    [InlineData("""{"status":500,"hang":true}""")]
    public async Task What_makes_no_sense_is_refused(string body)
    {
        await using var catcher = await StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var answer = await catcher.Http.PutAsync("/local/behaviour", content, Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task CountShouldBeAsync(RunningMailCatcher catcher, int expected) =>
        (await catcher.GetAsync("/api/v1/messages"))
            .GetProperty("total")
            .GetInt32()
            .Should()
            .Be(expected);
}
