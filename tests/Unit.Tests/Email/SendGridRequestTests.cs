using System.Text.Json;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

/// <summary>What goes over the wire.</summary>
public sealed class SendGridRequestTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_request_carries_the_mail_and_nothing_more()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(202);
        using var harness = new SenderHarness(sendGrid.Host, ("ReplyTo", "help@example.com"));

        await harness.SendAsync(Stop);

        var request = sendGrid.Requests.Should().ContainSingle().Which;
        request.Target.Should().Be("POST /v3/mail/send");
        request.Authorization.Should().Be("Bearer SG.key");
        using var expected = JsonDocument.Parse(
            """
            {
              "from": { "email": "jobs@example.com", "name": "Example jobs" },
              "reply_to": { "email": "help@example.com" },
              "subject": "Subject ✓",
              "personalizations": [
                {
                  "to": [{ "email": "zoe.canary@example.org", "name": "Zoë Canary" }],
                  "custom_args": { "message_id": "0198-opaque" }
                }
              ],
              "content": [
                { "type": "text/plain", "value": "Text" },
                { "type": "text/html", "value": "<p>Html</p>" }
              ],
              "headers": {
                "Auto-Submitted": "auto-generated",
                "X-Auto-Response-Suppress": "All",
                "Content-Language": "en"
              },
              "mail_settings": { "sandbox_mode": { "enable": false } },
              "tracking_settings": {
                "click_tracking": { "enable": false, "enable_text": false },
                "open_tracking": { "enable": false },
                "ganalytics": { "enable": false },
                "subscription_tracking": { "enable": false }
              }
            }
            """
        );
        JsonElement
            .DeepEquals(request.Body, expected.RootElement)
            .Should()
            .BeTrue($"{request.Body}");
    }

    [Fact]
    public async Task The_sandbox_is_switched_on_by_its_setting()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(200);
        using var harness = new SenderHarness(sendGrid.Host, ("SandboxMode", "true"));

        await harness.SendAsync(Stop);

        var body = sendGrid.Requests.Should().ContainSingle().Which.Body;
        body.GetProperty("mail_settings")
            .GetProperty("sandbox_mode")
            .GetProperty("enable")
            .GetBoolean()
            .Should()
            .BeTrue();
        body.TryGetProperty("reply_to", out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("Zoë\r\nBcc: eve@example.net", "Zoë Bcc eve example.net")]
    [InlineData("eve@example.net, Zoë", "eve example.net Zoë")]
    [InlineData("\"Zoë\" <eve@example.net>;", "Zoë eve example.net")]
    [InlineData("Zoë :)\u0000\u001b[31m", "Zoë 31m")]
    [InlineData("a\u2028b\u0085c\ud800d", "a b c d")]
    [InlineData("נועה לוי 👩🏽‍🚀", "נועה לוי 👩🏽‍🚀")]
    [InlineData(" \r\n ", null)]
    public async Task A_name_cannot_leave_its_place_in_the_header(string name, string? sent)
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(202);
        using var harness = new SenderHarness(sendGrid.Host);

        await harness.SendAsync(Stop, name: name);

        var to = sendGrid
            .Requests.Should()
            .ContainSingle()
            .Which.Body.GetProperty("personalizations")[0]
            .GetProperty("to");
        to.GetArrayLength().Should().Be(1);
        to[0].GetProperty("email").GetString().Should().Be(SenderHarness.Address);
        (to[0].TryGetProperty("name", out var value) ? value.GetString() : null).Should().Be(sent);
    }

    [Fact]
    public async Task A_long_name_is_cut_between_characters()
    {
        await using var sendGrid = await FakeSendGrid.StartAsync(202);
        using var harness = new SenderHarness(sendGrid.Host);

        await harness.SendAsync(Stop, name: string.Concat(Enumerable.Repeat("👩🏽‍🚀", 40)));

        sendGrid
            .Requests.Single()
            .Body.GetProperty("personalizations")[0]
            .GetProperty("to")[0]
            .GetProperty("name")
            .GetString()
            .Should()
            .Be(string.Concat(Enumerable.Repeat("👩🏽‍🚀", 14)) + "…");
    }
}
