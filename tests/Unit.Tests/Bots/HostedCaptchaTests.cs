using ApplyFunctions.Core;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Infrastructure;
using ApplyFunctions.Infrastructure.Bots;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static ApplyFunctions.Unit.Tests.Bots.HostedCaptchaLab;

namespace ApplyFunctions.Unit.Tests.Bots;

/// <summary>Each provider's documented contract, against a stand-in that answers as its documentation says.</summary>
public sealed class HostedCaptchaTests
{
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

    private static string Fault(string code) =>
        $$"""{"success":false,"error-codes":["{{code}}"]}""";

    private static string Invalid(string reason) =>
        $$$"""{"tokenProperties":{"valid":false,"invalidReason":"{{{reason}}}"},"riskAnalysis":{}}""";
}
