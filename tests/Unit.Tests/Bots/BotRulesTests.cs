using ApplyFunctions.Core.Bots;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Bots;

public sealed class BotRulesTests
{
    private const string Page = "page";
    private const string Plain = "plain";
    private const string Second = "second";

    [Theory]
    // A person, whose page has done what it should.
    [InlineData("", Page, 30, CaptchaOutcome.Passed, BotVerdict.Human, "")]
    [InlineData("", Page, 2, CaptchaOutcome.Passed, BotVerdict.Human, "")]
    // A provider that is down speaks against nobody.
    [InlineData("", Page, 30, CaptchaOutcome.Unavailable, BotVerdict.Human, "captcha-unavailable")]
    // A form without scripts.
    [InlineData("", Plain, 30, CaptchaOutcome.Missing, BotVerdict.Human, "without-script")]
    [InlineData(
        "",
        Plain,
        1,
        CaptchaOutcome.Missing,
        BotVerdict.Suspect,
        "too-fast,without-script"
    )]
    [InlineData("", Plain, 30, CaptchaOutcome.Passed, BotVerdict.Human, "")]
    // What can happen to people, and to programs.
    [InlineData("", Page, 1, CaptchaOutcome.Passed, BotVerdict.Suspect, "too-fast")]
    [InlineData(
        "",
        Page,
        1,
        CaptchaOutcome.Unavailable,
        BotVerdict.Suspect,
        "too-fast,captcha-unavailable"
    )]
    [InlineData("", Page, 30, CaptchaOutcome.Missing, BotVerdict.Suspect, "captcha-missing")]
    [InlineData("", Page, 30, CaptchaOutcome.Expired, BotVerdict.Suspect, "captcha-expired")]
    [InlineData("", Page, 30, CaptchaOutcome.Replayed, BotVerdict.Suspect, "captcha-replayed")]
    [InlineData("", Page, 30, CaptchaOutcome.Elsewhere, BotVerdict.Suspect, "captcha-elsewhere")]
    [InlineData("", Page, 30, CaptchaOutcome.Rejected, BotVerdict.Suspect, "captcha-rejected")]
    [InlineData("", Page, 30, CaptchaOutcome.WrongHostname, BotVerdict.Suspect, "captcha-hostname")]
    [InlineData("", Page, 30, CaptchaOutcome.WrongAction, BotVerdict.Suspect, "captcha-action")]
    [InlineData("", Page, 30, CaptchaOutcome.LowScore, BotVerdict.Suspect, "captcha-score")]
    [InlineData("", "missing", 30, CaptchaOutcome.Passed, BotVerdict.Suspect, "form-token-missing")]
    [InlineData(
        "",
        "missing",
        30,
        CaptchaOutcome.Missing,
        BotVerdict.Suspect,
        "form-token-missing,captcha-missing"
    )]
    [InlineData("", "expired", 30, CaptchaOutcome.Passed, BotVerdict.Suspect, "form-token-expired")]
    [InlineData(
        "",
        "elsewhere",
        30,
        CaptchaOutcome.Passed,
        BotVerdict.Suspect,
        "form-token-elsewhere"
    )]
    // A second challenge, which ends it one way or the other.
    [InlineData("", Second, 0, CaptchaOutcome.Passed, BotVerdict.Human, "too-fast")]
    [InlineData(
        "",
        Second,
        0,
        CaptchaOutcome.Unavailable,
        BotVerdict.Human,
        "too-fast,captcha-unavailable"
    )]
    [InlineData(
        "",
        Second,
        0,
        CaptchaOutcome.Missing,
        BotVerdict.Suspect,
        "too-fast,captcha-missing"
    )]
    [InlineData(
        "",
        Second,
        0,
        CaptchaOutcome.TooEasy,
        BotVerdict.Suspect,
        "too-fast,captcha-too-easy"
    )]
    [InlineData(
        "",
        Second,
        0,
        CaptchaOutcome.Replayed,
        BotVerdict.Suspect,
        "too-fast,captcha-replayed"
    )]
    [InlineData("", Second, 0, CaptchaOutcome.LowScore, BotVerdict.Bot, "too-fast,captcha-score")]
    [InlineData(
        "",
        Second,
        0,
        CaptchaOutcome.WrongHostname,
        BotVerdict.Bot,
        "too-fast,captcha-hostname"
    )]
    [InlineData(
        "",
        Second,
        0,
        CaptchaOutcome.WrongAction,
        BotVerdict.Bot,
        "too-fast,captcha-action"
    )]
    // What no page of ours and no person does.
    [InlineData("filled", Page, 30, CaptchaOutcome.Passed, BotVerdict.Bot, "honeypot")]
    [InlineData("filled", Plain, 30, CaptchaOutcome.Missing, BotVerdict.Bot, "honeypot")]
    [InlineData("filled", Second, 30, CaptchaOutcome.Passed, BotVerdict.Bot, "honeypot")]
    [InlineData("", "forged", 30, CaptchaOutcome.Passed, BotVerdict.Bot, "form-token-forged")]
    [InlineData("", Page, 30, CaptchaOutcome.Forged, BotVerdict.Bot, "captcha-forged")]
    [InlineData(
        "filled",
        "forged",
        0,
        CaptchaOutcome.Forged,
        BotVerdict.Bot,
        "honeypot,form-token-forged,captcha-forged"
    )]
    public void Signs_make_one_verdict(
        string honeypot,
        string form,
        int seconds,
        CaptchaOutcome captcha,
        BotVerdict verdict,
        string reasons
    )
    {
        var judgement = BotRules.Judge(Signs(honeypot, form, seconds, captcha), new BotOptions());

        judgement.Verdict.Should().Be(verdict);
        string.Join(',', judgement.Reasons).Should().Be(reasons);
    }

    [Fact]
    public void A_form_without_scripts_is_refused_where_that_is_wanted()
    {
        var signs = Signs("", Plain, 30, CaptchaOutcome.Missing);

        var judgement = BotRules.Judge(signs, new BotOptions { WithoutScript = "refuse" });

        judgement.Verdict.Should().Be(BotVerdict.Suspect);
        judgement.Reasons.Should().Equal("without-script");
    }

    [Fact]
    public void Every_outcome_has_its_reason_but_those_that_speak_for_a_person() =>
        Enum.GetValues<CaptchaOutcome>()
            .Where(o => o is not (CaptchaOutcome.Passed or CaptchaOutcome.NotAsked))
            .Select(BotReasons.Of)
            .Should()
            .OnlyHaveUniqueItems()
            .And.NotContainNulls();

    private static BotSigns Signs(string honeypot, string form, int seconds, CaptchaOutcome captcha)
    {
        var now = new DateTimeOffset(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
        var token = new FormToken(
            form == Plain ? FormKind.Plain : FormKind.Page,
            form == Second ? 1 : 0,
            now.AddSeconds(-seconds),
            "example",
            1,
            form == Second ? ["too-fast"] : []
        );
        FormTokenReading reading = form switch
        {
            "missing" => new(FormTokenState.Missing, null),
            "forged" => new(FormTokenState.Forged, null),
            "expired" => new(FormTokenState.Expired, token),
            "elsewhere" => new(FormTokenState.Elsewhere, token),
            _ => new(FormTokenState.Valid, token),
        };
        return new BotSigns(
            honeypot.Length > 0,
            reading,
            reading.Token is null ? null : TimeSpan.FromSeconds(seconds),
            captcha
        );
    }
}
