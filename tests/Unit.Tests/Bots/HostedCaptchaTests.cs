using ApplyFunctions.Core;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure;
using ApplyFunctions.Infrastructure.Bots;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Bots;

/// <summary>Each provider's documented contract, against a stand-in that answers as its documentation says.</summary>
public sealed class HostedCaptchaTests
{
    private const string Good =
        """{"success":true,"challenge_ts":"2026-11-26T12:00:00Z","hostname":"careers.example.com","action":"apply","score":0.9,"error-codes":[]}""";

    private const string GoodAssessment =
        """{"name":"projects/1/assessments/2","event":{"token":"t"},"tokenProperties":{"valid":true,"hostname":"careers.example.com","action":"apply","createTime":"2026-11-26T12:00:00Z"},"riskAnalysis":{"score":0.9,"reasons":[]}}""";

    private static readonly CaptchaScope Scope = new("example", 5172511002, 0);

    private static readonly string[] SiteVerifiers =
    [
        CaptchaProviders.Recaptcha,
        CaptchaProviders.RecaptchaV3,
        CaptchaProviders.Turnstile,
        CaptchaProviders.HCaptcha,
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, CaptchaOutcome> Answers
    {
        get
        {
            var data = new TheoryData<string, string, CaptchaOutcome>();
            foreach (var provider in SiteVerifiers)
            {
                data.Add(provider, Good, CaptchaOutcome.Passed);
                data.Add(
                    provider,
                    Good.Replace("careers.", "elsewhere."),
                    CaptchaOutcome.WrongHostname
                );
                data.Add(
                    provider,
                    """{"success":true,"action":"apply","score":1}""",
                    CaptchaOutcome.WrongHostname
                );
                data.Add(provider, Fault("timeout-or-duplicate"), CaptchaOutcome.Replayed);
                data.Add(provider, Fault("invalid-input-response"), CaptchaOutcome.Rejected);
                data.Add(provider, Fault("missing-input-response"), CaptchaOutcome.Missing);
                data.Add(provider, Fault("invalid-input-secret"), CaptchaOutcome.Unavailable);
                data.Add(provider, Fault("missing-input-secret"), CaptchaOutcome.Unavailable);
                data.Add(provider, Fault("bad-request"), CaptchaOutcome.Unavailable);
                data.Add(provider, """{"success":false}""", CaptchaOutcome.Rejected);
                data.Add(provider, "<html>down</html>", CaptchaOutcome.Unavailable);
                data.Add(provider, "{}", CaptchaOutcome.Unavailable);
                data.Add(provider, "null", CaptchaOutcome.Unavailable);
                data.Add(provider, """{"success":"yes"}""", CaptchaOutcome.Unavailable);
                data.Add(provider, "", CaptchaOutcome.Unavailable);
            }

            foreach (
                var provider in (string[])[CaptchaProviders.RecaptchaV3, CaptchaProviders.Turnstile]
            )
            {
                data.Add(
                    provider,
                    Good.Replace("\"apply\"", "\"login\""),
                    CaptchaOutcome.WrongAction
                );
                data.Add(
                    provider,
                    Good.Replace("\"action\":\"apply\",", ""),
                    CaptchaOutcome.WrongAction
                );
            }

            data.Add(
                CaptchaProviders.RecaptchaV3,
                Good.Replace("0.9", "0.4"),
                CaptchaOutcome.LowScore
            );
            data.Add(
                CaptchaProviders.RecaptchaV3,
                Good.Replace("0.9", "0.5"),
                CaptchaOutcome.Passed
            );
            data.Add(
                CaptchaProviders.RecaptchaV3,
                Good.Replace("\"score\":0.9,", ""),
                CaptchaOutcome.LowScore
            );
            data.Add(
                CaptchaProviders.Turnstile,
                Fault("internal-error"),
                CaptchaOutcome.Unavailable
            );
            data.Add(
                CaptchaProviders.HCaptcha,
                Fault("already-seen-response"),
                CaptchaOutcome.Replayed
            );
            data.Add(
                CaptchaProviders.HCaptcha,
                Fault("invalid-or-already-seen-response"),
                CaptchaOutcome.Replayed
            );
            data.Add(
                CaptchaProviders.HCaptcha,
                Fault("expired-input-response"),
                CaptchaOutcome.Expired
            );
            data.Add(
                CaptchaProviders.HCaptcha,
                Fault("sitekey-secret-mismatch"),
                CaptchaOutcome.Unavailable
            );
            const string enterprise = CaptchaProviders.RecaptchaEnterprise;
            data.Add(enterprise, GoodAssessment, CaptchaOutcome.Passed);
            data.Add(
                enterprise,
                GoodAssessment.Replace("careers.", "elsewhere."),
                CaptchaOutcome.WrongHostname
            );
            data.Add(
                enterprise,
                GoodAssessment.Replace("\"apply\"", "\"login\""),
                CaptchaOutcome.WrongAction
            );
            data.Add(enterprise, GoodAssessment.Replace("0.9", "0.1"), CaptchaOutcome.LowScore);
            data.Add(enterprise, Invalid("DUPE"), CaptchaOutcome.Replayed);
            data.Add(enterprise, Invalid("EXPIRED"), CaptchaOutcome.Expired);
            data.Add(enterprise, Invalid("MISSING"), CaptchaOutcome.Missing);
            data.Add(enterprise, Invalid("MALFORMED"), CaptchaOutcome.Rejected);
            data.Add(enterprise, Good, CaptchaOutcome.Unavailable);
            data.Add(enterprise, """{"error":{"code":403}}""", CaptchaOutcome.Unavailable);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_is_understood(
        string provider,
        string answer,
        CaptchaOutcome outcome
    )
    {
        await using var site = await CaptchaStandIn.StartAsync(answer);
        await using var services = Services(provider, site.Address);

        var result = await VerifyAsync(services, "a-token");

        result.Outcome.Should().Be(outcome);
        result.Use.Should().Be(outcome == CaptchaOutcome.Passed ? "a-token" : null);
    }

    [Theory]
    [InlineData(500, Good)]
    [InlineData(503, "")]
    [InlineData(429, Good)]
    [InlineData(302, Good)]
    [InlineData(404, "")]
    [InlineData(400, "")]
    public async Task A_provider_that_fails_judges_nothing(int status, string body)
    {
        await using var site = await CaptchaStandIn.StartAsync(body, status);
        await using var services = Services(CaptchaProviders.Turnstile, site.Address);

        (await VerifyAsync(services, "a-token")).Outcome.Should().Be(CaptchaOutcome.Unavailable);
    }

    [Fact]
    public async Task A_fault_of_the_token_counts_also_with_a_status()
    {
        await using var site = await CaptchaStandIn.StartAsync(
            Fault("invalid-input-response"),
            400
        );
        await using var services = Services(CaptchaProviders.Turnstile, site.Address);

        (await VerifyAsync(services, "a-token")).Outcome.Should().Be(CaptchaOutcome.Rejected);
    }

    [Fact]
    public async Task A_provider_that_takes_too_long_judges_nothing()
    {
        await using var site = await CaptchaStandIn.StartAsync(
            Good,
            delay: TimeSpan.FromMinutes(1)
        );
        await using var services = Services(
            CaptchaProviders.HCaptcha,
            site.Address,
            timeout: "00:00:00.3"
        );

        (await VerifyAsync(services, "a-token").WaitAsync(TimeSpan.FromSeconds(20), Stop))
            .Outcome.Should()
            .Be(CaptchaOutcome.Unavailable);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_judges_nothing()
    {
        await using var services = Services(
            CaptchaProviders.Recaptcha,
            "http://127.0.0.1:9/siteverify"
        );

        (await VerifyAsync(services, "a-token")).Outcome.Should().Be(CaptchaOutcome.Unavailable);
    }

    [Theory]
    [InlineData("a token")]
    [InlineData("tökén")]
    public async Task What_can_be_no_token_is_asked_of_nobody(string token)
    {
        await using var site = await CaptchaStandIn.StartAsync(Good);
        await using var services = Services(CaptchaProviders.Recaptcha, site.Address);

        (await VerifyAsync(services, token)).Outcome.Should().Be(CaptchaOutcome.Forged);
        site.Requests.Should().BeEmpty();
    }

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
    public async Task The_hosts_are_those_of_the_pages_that_may_post_unless_they_are_named()
    {
        await using var site = await CaptchaStandIn.StartAsync(Good);
        await using var pages = Services(CaptchaProviders.Turnstile, site.Address, hostnames: "");
        await using var named = Services(
            CaptchaProviders.Turnstile,
            site.Address,
            hostnames: "jobs.example.com"
        );

        (await VerifyAsync(pages, "a-token")).Outcome.Should().Be(CaptchaOutcome.Passed);
        (await VerifyAsync(named, "a-token")).Outcome.Should().Be(CaptchaOutcome.WrongHostname);
    }

    [Fact]
    public async Task Without_any_host_nobody_is_judged()
    {
        await using var site = await CaptchaStandIn.StartAsync(Good);
        await using var services = Services(CaptchaProviders.Turnstile, site.Address, " ");

        (await VerifyAsync(services, "a-token")).Outcome.Should().Be(CaptchaOutcome.Unavailable);
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

    private static string Fault(string code) =>
        $$"""{"success":false,"error-codes":["{{code}}"]}""";

    private static string Invalid(string reason) =>
        $$$"""{"tokenProperties":{"valid":false,"invalidReason":"{{{reason}}}"},"riskAnalysis":{}}""";

    private static Task<CaptchaResult> VerifyAsync(IServiceProvider services, string token) =>
        services.GetRequiredService<ICaptcha>().VerifyAsync(token, Scope, Stop);

    private static ServiceProvider Services(
        string provider,
        string address,
        string hostnames = "careers.example.com",
        string timeout = "00:00:10"
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["Bots:Provider"] = provider,
                    ["Bots:SiteKey"] = "the-site",
                    ["Bots:Secret"] = "the-secret",
                    ["Bots:ProjectId"] = "my-project",
                    ["Bots:Hostnames"] = hostnames,
                    ["Bots:VerifyUrl"] = address,
                    ["Bots:Timeout"] = timeout,
                    ["Cors:AllowedOrigins"] =
                        "https://careers.example.com, https://www.example.com",
                }
            )
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddUseCaseSettings()
            .AddUseCases()
            .AddCaptcha()
            .BuildServiceProvider();
    }
}
