using ApplyFunctions.Core;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure;
using AwesomeAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Bots;

public sealed class BotOptionsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("Provider=altcha")]
    [InlineData("Provider=none")]
    [InlineData("Provider=turnstile", "SiteKey=a", "Secret=b")]
    [InlineData("Provider=recaptcha-enterprise", "SiteKey=a", "Secret=b", "ProjectId=c")]
    [InlineData("WithoutScript=refuse")]
    [InlineData("VerifyUrl=https://www.recaptcha.net/recaptcha/api/siteverify")]
    [InlineData("VerifyUrl=")]
    public void Good_settings_are_taken(params string[]? settings) =>
        Reading(settings ?? []).Should().NotThrow();

    [Theory]
    [InlineData("*Bots__Provider*altcha*", "Provider=captcha")]
    [InlineData("*Bots__SiteKey*", "Provider=hcaptcha", "Secret=b")]
    [InlineData("*Bots__Secret*", "Provider=recaptcha", "SiteKey=a")]
    [InlineData("*Bots__ProjectId*", "Provider=recaptcha-enterprise", "SiteKey=a", "Secret=b")]
    [InlineData("*Bots__WithoutScript*", "WithoutScript=drop")]
    [InlineData("*Bots__VerifyUrl*", "VerifyUrl=www.example.com")]
    [InlineData("*MinimumScore*", "MinimumScore=2")]
    [InlineData("*Cost*", "Cost=0")]
    public void Bad_ones_are_named_when_the_app_starts(string message, params string[] settings) =>
        Reading(settings).Should().Throw<OptionsValidationException>().WithMessage(message);

    private static Func<BotOptions> Reading(params string[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Select(s => s.Split('=', 2))
                    .Select(s => KeyValuePair.Create($"Bots:{s[0]}", (string?)s[1]))
            )
            .Build();
        return () =>
            new ServiceCollection()
                .AddSingleton<IConfiguration>(configuration)
                .AddLogging()
                .AddUseCaseSettings()
                .AddUseCases()
                .BuildServiceProvider()
                .GetRequiredService<IOptions<BotOptions>>()
                .Value;
    }
}
