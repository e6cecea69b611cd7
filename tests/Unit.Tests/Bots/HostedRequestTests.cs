using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure.Bots;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static ApplyFunctions.Unit.Tests.Bots.HostedCaptchaLab;

namespace ApplyFunctions.Unit.Tests.Bots;

/// <summary>How each provider is asked, as its documentation says.</summary>
public sealed class HostedRequestTests
{
    [Theory]
    [InlineData(
        CaptchaProviders.Recaptcha,
        "secret=the-secret&response=a-token",
        "g-recaptcha-response"
    )]
    [InlineData(
        CaptchaProviders.RecaptchaV3,
        "secret=the-secret&response=a-token",
        "g-recaptcha-response"
    )]
    [InlineData(
        CaptchaProviders.Turnstile,
        "secret=the-secret&response=a-token",
        "cf-turnstile-response"
    )]
    [InlineData(
        CaptchaProviders.HCaptcha,
        "secret=the-secret&response=a-token&sitekey=the-site",
        "h-captcha-response"
    )]
    public async Task A_token_is_sent_as_documented(string provider, string body, string field)
    {
        await using var site = await CaptchaStandIn.StartAsync(Good);
        await using var services = Services(provider, site.Address);

        await VerifyAsync(services, "a-token");

        var request = site.Requests.Should().ContainSingle().Subject;
        request.MediaType.Should().Be("application/x-www-form-urlencoded");
        request.Body.Should().Be(body);
        services.GetRequiredService<ICaptcha>().TokenField.Should().Be(field);
    }

    [Fact]
    public async Task An_assessment_is_asked_for_as_documented()
    {
        await using var site = await CaptchaStandIn.StartAsync(GoodAssessment);
        await using var services = Services(CaptchaProviders.RecaptchaEnterprise, site.Address);

        await VerifyAsync(services, "a-token");

        var request = site.Requests.Should().ContainSingle().Subject;
        request.ApiKey.Should().Be("the-secret");
        request
            .Body.Should()
            .Be("""{"event":{"token":"a-token","siteKey":"the-site","expectedAction":"apply"}}""");
    }

    [Fact]
    public void Addresses_are_the_documented_ones() =>
        CaptchaProviders
            .All.Where(CaptchaProviders.IsHosted)
            .Select(p =>
                HostedProvider.Named(p).AddressFor(new BotOptions { ProjectId = "my-project" })
            )
            .Should()
            .Equal(
                new Uri("https://www.google.com/recaptcha/api/siteverify"),
                new Uri("https://www.google.com/recaptcha/api/siteverify"),
                new Uri(
                    "https://recaptchaenterprise.googleapis.com/v1/projects/my-project/assessments"
                ),
                new Uri("https://challenges.cloudflare.com/turnstile/v0/siteverify"),
                new Uri("https://api.hcaptcha.com/siteverify")
            );
}
