using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using AwesomeAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class SendGridOptionsTests
{
    [Theory]
    [InlineData("ApiKey", "", "*SendGrid:ApiKey is missing.*")]
    [InlineData("ApiKey", "SG.secret\n", "*SendGrid:ApiKey holds white space*")]
    [InlineData("Host", "", "*SendGrid:Host is missing.*")]
    [InlineData("Host", "api.sendgrid.com", "*SendGrid:Host must be an address such as*")]
    [InlineData(
        "Host",
        "https://api.sendgrid.com/v3",
        "*SendGrid:Host must be an address such as*"
    )]
    [InlineData("From", "", "*SendGrid:From is missing.*")]
    [InlineData("From", "secret", "*SendGrid:From must be an email address.*")]
    [InlineData("FromName", "", "*SendGrid:FromName is missing.*")]
    [InlineData("ReplyTo", "secret", "*SendGrid:ReplyTo must be an email address.*")]
    [InlineData("Host", "https://[", "SendGrid could not be reached.")]
    [InlineData("SandboxMode", "soon", "*'SendGrid:SandboxMode'*")]
    [InlineData("Timeout", "00:10:00", "*Timeout must be between*00:00:15*")]
    public async Task A_setting_that_is_wrong_keeps_the_mail_and_says_which(
        string key,
        string value,
        string message
    )
    {
        using var harness = new SenderHarness("http://127.0.0.1:9", (key, value));

        var send = () => harness.SendAsync(TestContext.Current.CancellationToken);

        var thrown = await send.Should().ThrowAsync<MailTransientException>().WithMessage(message);
        thrown.Which.Message.Should().NotContain("secret");
    }

    [Fact]
    public void Without_any_settings_the_app_still_starts()
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddEmail(new ConfigurationBuilder().Build())
            .BuildServiceProvider();

        services.GetRequiredService<IMailSender>().Should().NotBeNull();
        services.GetRequiredService<IMailTemplates>().Should().NotBeNull();
    }

    [Fact]
    public void The_defaults_are_SendGrid_itself_and_fifteen_seconds()
    {
        var options = new SendGridOptions();

        options.Host.Should().Be("https://api.sendgrid.com");
        options.Timeout.Should().Be(TimeSpan.FromSeconds(15));
        options.SandboxMode.Should().BeFalse();
    }
}
