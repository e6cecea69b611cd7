using System.Globalization;
using ApplyFunctions.Core.Emails;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class SendGridMailSenderTests
{
    private const string AddressFault =
        """{"errors":[{"message":"zoe.canary@example.org is not valid","field":"personalizations.0.to.0.email","help":"http://x"}]}""";
    private const string SenderFault =
        """{"errors":[{"message":"The from email is not valid","field":"from.email","help":null}]}""";
    private const string LeakyFields =
        """{"errors":[{"field":"zoe.canary@example.org"},{"field":null},{"field":"subject"},{"field":"subject"},null]}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(202)]
    [InlineData(200)]
    public async Task A_mail_that_SendGrid_takes_is_taken_with_its_id(int status)
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(
            status,
            headers: ("X-Message-Id", "14c5d75ce93.dfd.64b469")
        );
        using var harness = new SenderHarness(sendGrid.Host);

        var receipt = await harness.SendAsync(Stop);

        receipt.Should().Be(MailReceipt.Taken("14c5d75ce93.dfd.64b469"));
        AssertNothingPersonal(harness.Log);
    }

    [Theory]
    [InlineData(400, AddressFault, "400: personalizations.0.to.0.email")]
    [InlineData(400, LeakyFields, "400: subject")]
    [InlineData(400, """{"errors":[{"message":"Bad Request","field":null}]}""", "400")]
    [InlineData(400, """{"errors":null}""", "400")]
    [InlineData(400, "null", "400")]
    [InlineData(400, "<html>zoe.canary@example.org</html>", "400")]
    [InlineData(400, "", "400")]
    [InlineData(413, "", "413")]
    public async Task A_fault_of_the_mail_refuses_it_for_good(
        int status,
        string body,
        string reason
    )
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(status, body);
        using var harness = new SenderHarness(sendGrid.Host);

        var receipt = await harness.SendAsync(Stop);

        receipt.Should().Be(MailReceipt.Refused(reason));
        AssertNothingPersonal(harness.Log);
    }

    [Theory]
    [InlineData(400, SenderFault, "*configuration*400: from.email*")]
    [InlineData(401, AddressFault, "*401*SendGrid:ApiKey*")]
    [InlineData(403, AddressFault, "*403*SendGrid:From*")]
    [InlineData(404, "", "*404*SendGrid:Host*")]
    [InlineData(405, "", "*405*SendGrid:Host*")]
    [InlineData(406, "", "*406*")]
    [InlineData(415, "", "*415*")]
    [InlineData(418, "", "*418*")]
    [InlineData(422, "", "*422*")]
    [InlineData(204, "", "*204*")]
    [InlineData(302, "", "*302*SendGrid:Host*")]
    [InlineData(307, "", "*307*SendGrid:Host*")]
    [InlineData(429, "", "*429*")]
    [InlineData(500, AddressFault, "*500*")]
    [InlineData(502, "<html>", "*502*")]
    [InlineData(503, "", "*503*")]
    public async Task A_fault_of_anything_else_keeps_the_mail(
        int status,
        string body,
        string message
    )
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(
            status,
            body,
            ("Location", "/elsewhere")
        );
        using var harness = new SenderHarness(sendGrid.Host);

        var send = () => harness.SendAsync(Stop);

        var thrown = await send.Should().ThrowAsync<MailTransientException>().WithMessage(message);
        AssertNothingPersonal([.. harness.Log, thrown.Which.ToString()]);
        sendGrid.Requests.Should().ContainSingle("the queue repeats, not the client");
    }

    [Theory]
    [InlineData("Retry-After", "30", "*429; Retry-After: 30 s.")]
    [InlineData("X-RateLimit-Reset", "1795392000", "*429; X-RateLimit-Reset: 1795392000.")]
    [InlineData("X-RateLimit-Reset", "zoe.canary@example.org", "*429.")]
    public async Task A_rate_limit_says_when_it_ends(string header, string value, string message)
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(429, "", (header, value));
        using var harness = new SenderHarness(sendGrid.Host);

        var send = () => harness.SendAsync(Stop);

        await send.Should().ThrowAsync<MailTransientException>().WithMessage(message);
    }

    [Theory]
    [InlineData("Retry-After", 30, 30)]
    [InlineData("Retry-After", 0, 1)]
    [InlineData("Retry-After", 86_400, 300)]
    [InlineData("X-RateLimit-Reset", 60, 60)]
    [InlineData("X-RateLimit-Reset", -60, 1)]
    [InlineData("X-RateLimit-Reset", 86_400, 300)]
    [InlineData("X-Nothing", 0, 30)]
    public async Task A_rate_limit_is_kept_by_the_mails_behind_too(
        string header,
        int told,
        int kept
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        var value = header == "X-RateLimit-Reset" ? now.ToUnixTimeSeconds() + told : told;
        await using var sendGrid = await FakeSendGrid.StartAsync(
            429,
            "",
            (header, value.ToString(CultureInfo.InvariantCulture))
        );
        using var harness = new SenderHarness(sendGrid.Host);
        harness.PausedUntil.Should().BeNull();

        var send = () => harness.SendAsync(Stop);
        var limited = await send.Should().ThrowAsync<MailRateLimitedException>();
        var next = await send.Should().ThrowAsync<MailRateLimitedException>();

        limited.Which.Until.Should().BeCloseTo(now.AddSeconds(kept), TimeSpan.FromSeconds(10));
        next.Which.Until.Should().Be(limited.Which.Until);
        harness.PausedUntil.Should().Be(limited.Which.Until);
        sendGrid.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_SendGrid_that_hangs_is_transient_after_the_timeout()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted)
        );
        using var harness = new SenderHarness(sendGrid.Host, ("Timeout", "00:00:00.3"));

        var send = () => harness.SendAsync(Stop);

        await send.Should()
            .ThrowAsync<MailTransientException>()
            .WithMessage("SendGrid did not answer within 0.3 s.");
    }

    [Fact]
    public async Task A_caller_that_cancels_gets_a_cancellation()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(context =>
            Task.Delay(Timeout.Infinite, context.RequestAborted)
        );
        using var harness = new SenderHarness(sendGrid.Host);
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var sending = harness.SendAsync(caller.Token);
        await sendGrid.FirstRequest.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        await caller.CancelAsync();

        var send = () => sending;
        await send.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_transient()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        using var harness = new SenderHarness(sendGrid.Host);

        var send = () => harness.SendAsync(Stop);

        await send.Should().ThrowAsync<MailTransientException>();
    }

    [Fact]
    public async Task A_host_that_is_not_there_is_transient()
    {
        var sendGrid = await FakeSendGrid.StartAsync(202);
        using var harness = new SenderHarness(sendGrid.Host);
        await sendGrid.DisposeAsync();

        var send = () => harness.SendAsync(Stop);

        await send.Should()
            .ThrowAsync<MailTransientException>()
            .WithMessage("SendGrid could not be reached.");
    }

    private static void AssertNothingPersonal(IEnumerable<string> lines) =>
        lines.Should().NotBeEmpty().And.NotContain(line => line.Contains("anary"));
}
