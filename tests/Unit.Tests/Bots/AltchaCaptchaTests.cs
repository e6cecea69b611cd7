using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Bots;

public sealed class AltchaCaptchaTests
{
    private static readonly CaptchaScope Scope = new("example", 5172511002, 0);
    private readonly BotHarness _bots = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_challenge_that_is_solved_passes(int level)
    {
        var scope = Scope with { Level = level };
        var challenge = _bots.Captcha.CreateChallenge(scope);

        var result = await VerifyAsync(AltchaSolver.Solve(challenge), scope);

        result.Outcome.Should().Be(CaptchaOutcome.Passed);
        result.Use.Should().Be((string)challenge["signature"]!);
    }

    [Theory]
    [InlineData("example", 5172511002, 0, 30, CaptchaOutcome.Passed)]
    [InlineData("example", 5172511002, 0, 31, CaptchaOutcome.Expired)]
    [InlineData("example", 5172511003, 0, 1, CaptchaOutcome.Elsewhere)]
    [InlineData("other", 5172511002, 0, 1, CaptchaOutcome.Elsewhere)]
    [InlineData("example", 5172511002, 1, 1, CaptchaOutcome.TooEasy)]
    public async Task A_solution_is_good_for_one_posting_one_level_and_a_while(
        string board,
        long posting,
        int level,
        int minutes,
        CaptchaOutcome outcome
    )
    {
        var token = AltchaSolver.Solve(_bots.Captcha.CreateChallenge(Scope));
        _bots.Clock.Now += TimeSpan.FromMinutes(minutes);

        (await VerifyAsync(token, new CaptchaScope(board, posting, level)))
            .Outcome.Should()
            .Be(outcome);
    }

    [Fact]
    public async Task A_harder_one_is_good_where_an_ordinary_one_is_asked_for()
    {
        var token = AltchaSolver.Solve(_bots.Captcha.CreateChallenge(Scope with { Level = 1 }));

        (await VerifyAsync(token, Scope)).Outcome.Should().Be(CaptchaOutcome.Passed);
    }

    public static TheoryData<string, string> Forgeries =>
        new()
        {
            { "cost", "1" },
            { "expiresAt", "99999999999" },
            { "keyPrefix", "\"00\"" },
            { "keyLength", "16" },
            { "algorithm", "\"SHA-256\"" },
            { "salt", "\"00\"" },
            { "nonce", "\"00\"" },
            { "keySignature", "\"00\"" },
            { "data", """{"board":"example","job":"5172511003","level":0}""" },
            { "data", """{"board":"example","job":"5172511002","level":1}""" },
            { "data", "null" },
        };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_parameter_that_was_changed_is_a_forgery(string name, string value)
    {
        var challenge = _bots.Captcha.CreateChallenge(Scope);
        var token = AltchaSolver.Solve(challenge);
        var payload = JsonNode.Parse(Convert.FromBase64String(token))!;
        payload["challenge"]!["parameters"]![name] = JsonNode.Parse(value);

        (await VerifyAsync(Base64(payload.ToJsonString()), Scope))
            .Outcome.Should()
            .Be(CaptchaOutcome.Forged);
    }

    [Fact]
    public async Task A_guess_that_is_wrong_is_a_forgery()
    {
        var challenge = _bots.Captcha.CreateChallenge(Scope);
        var prefix = (string)challenge["parameters"]!["keyPrefix"]!;

        var token = AltchaSolver.Payload(challenge, 7, prefix + new string('0', 32));

        (await VerifyAsync(token, Scope)).Outcome.Should().Be(CaptchaOutcome.Forged);
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    [InlineData("e30=")]
    [InlineData("W10=")]
    [InlineData("bnVsbA==")]
    [InlineData("eyJjaGFsbGVuZ2UiOm51bGx9")]
    [InlineData("eyJ0ZXN0Ijp0cnVlLCJjaGFsbGVuZ2UiOm51bGwsInNvbHV0aW9uIjpudWxsfQ==")]
    public async Task Nonsense_is_a_forgery(string token) =>
        (await VerifyAsync(token, Scope)).Outcome.Should().Be(CaptchaOutcome.Forged);

    [Fact]
    public async Task Too_much_is_a_forgery() =>
        (await VerifyAsync(Base64(new string(' ', 5_000)), Scope))
            .Outcome.Should()
            .Be(CaptchaOutcome.Forged);

    [Fact]
    public async Task What_another_key_has_signed_is_a_forgery()
    {
        var other = new BotHarness(
            new BotOptions
            {
                Secret = "another",
                Cost = 2,
                Guesses = 20,
            }
        );

        var token = AltchaSolver.Solve(other.Captcha.CreateChallenge(Scope));

        (await VerifyAsync(token, Scope)).Outcome.Should().Be(CaptchaOutcome.Forged);
    }

    [Fact]
    public async Task Verification_takes_less_than_a_millisecond()
    {
        var bots = new BotHarness(new BotOptions());
        var token = AltchaSolver.Solve(bots.Captcha.CreateChallenge(Scope));
        const int times = 2_000;
        for (var i = 0; i < times; i++)
        {
            await bots.Captcha.VerifyAsync(token, Scope, Stop);
        }

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
        {
            var result = await bots.Captcha.VerifyAsync(token, Scope, Stop);
            result.Outcome.Should().Be(CaptchaOutcome.Passed);
        }

        var each = Stopwatch.GetElapsedTime(start) / times;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"One verification: {each.TotalMicroseconds:F1} µs"
        );
        each.Should().BeLessThan(TimeSpan.FromMilliseconds(1));
    }

    private Task<CaptchaResult> VerifyAsync(string token, CaptchaScope scope) =>
        _bots.Captcha.VerifyAsync(token, scope, Stop);

    private static string Base64(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
