using System.Net;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Infrastructure.Outbound;
using ApplyFunctions.Infrastructure.Webhooks;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Webhooks;

/// <summary>Where webhooks may lead, on a network whose names are made up.</summary>
public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("https://receiver.example.com/hooks?key=a", true)]
    [InlineData("HTTPS://Receiver.Example.COM:443/", true)]
    [InlineData("https://bücher.example/", true)]
    [InlineData("http://receiver.example.com/", false)]
    [InlineData("http://receiver.example.com:443/", false)]
    [InlineData("https://receiver.example.com:8443/", false)]
    [InlineData("https://receiver.example.com:80/", false)]
    [InlineData("https://user@receiver.example.com/", false)]
    [InlineData("https://user:password@receiver.example.com/", false)]
    [InlineData("https://@receiver.example.com/", false)]
    [InlineData("https://1.1.1.1/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("https://169.254.169.254/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:127.0.0.1]/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://１27.0.0.1/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://receiver.example.com/", false)]
    [InlineData("receiver.example.com", false)]
    [InlineData("https://", false)]
    [InlineData("https://receiver.example.com/\n", false)]
    [InlineData("", false)]
    public async Task Any_public_host_by_its_name_and_nothing_else_is_allowed_as_it_comes(
        string url,
        bool isAllowed
    )
    {
        using var sender = Sender(new WebhookHostOptions(), IPAddress.Loopback);

        (sender.FaultOf(url) is null).Should().Be(isAllowed);
        if (!isAllowed)
        {
            (await SendAsync(sender, url)).Reason.Should().Be(WebhookReasons.NotAllowed);
        }
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    public async Task A_name_that_leads_to_a_private_address_is_not_connected_to(string address)
    {
        using var sender = Sender(new WebhookHostOptions(), IPAddress.Parse(address));

        var answer = await SendAsync(sender, "https://receiver.example.com/");

        answer.Should().Be(new WebhookAnswer(null, WebhookReasons.NotAllowed));
    }

    [Fact]
    public void Where_no_host_is_allowed_the_answer_says_so()
    {
        using var sender = Sender(new WebhookHostOptions { AllowedHosts = "" }, IPAddress.Loopback);

        sender.FaultOf("https://receiver.example.com/").Should().Contain("switched off");
    }

    private static Task<WebhookAnswer> SendAsync(HttpWebhookSender sender, string url) =>
        sender.SendAsync(
            new WebhookPost(url, "event", "{}"u8.ToArray(), "sha256 0"),
            TestContext.Current.CancellationToken
        );

    private static HttpWebhookSender Sender(WebhookHostOptions options, IPAddress address) =>
        new(Options.Create(options), new OneAddress(address), TimeProvider.System);

    /// <summary>Where every name stands for one address, and connecting is a fault of the product.</summary>
    private sealed class OneAddress(IPAddress address) : INetwork
    {
        public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) =>
            Task.FromResult<IPAddress[]>([address]);

        public Task<Stream> ConnectAsync(
            IPEndPoint endpoint,
            CancellationToken cancellationToken
        ) => throw new InvalidOperationException($"{endpoint} was connected to.");
    }
}
