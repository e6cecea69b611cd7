using ApplyFunctions.Core.Bots;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Bots;

public sealed class FormTokensTests
{
    private static readonly CaptchaScope Scope = new("acme-2", 5172511002, 1);
    private readonly BotHarness _bots = new();

    [Fact]
    public void A_token_says_what_was_put_into_it()
    {
        var text = _bots.Tokens.Issue(FormKind.Plain, Scope, "too-fast", "captcha-missing");

        var (state, token) = _bots.Tokens.Read(text, "acme-2", 5172511002);

        state.Should().Be(FormTokenState.Valid);
        token
            .Should()
            .BeEquivalentTo(
                new FormToken(
                    FormKind.Plain,
                    1,
                    _bots.Clock.Now,
                    "acme-2",
                    5172511002,
                    ["too-fast", "captcha-missing"]
                )
            );
    }

    [Theory]
    [InlineData("acme-2", 5172511002, 24 * 60, FormTokenState.Valid)]
    [InlineData("acme-2", 5172511002, (24 * 60) + 1, FormTokenState.Expired)]
    [InlineData("acme-2", 5172511003, 1, FormTokenState.Elsewhere)]
    [InlineData("acme", 5172511002, 1, FormTokenState.Elsewhere)]
    public void A_token_is_for_one_posting_and_for_a_day(
        string board,
        long posting,
        int minutes,
        FormTokenState state
    )
    {
        var text = _bots.Tokens.Issue(FormKind.Page, Scope);
        _bots.Clock.Now += TimeSpan.FromMinutes(minutes);

        _bots.Tokens.Read(text, board, posting).State.Should().Be(state);
    }

    [Theory]
    [InlineData(null, FormTokenState.Missing)]
    [InlineData("", FormTokenState.Missing)]
    [InlineData("page", FormTokenState.Forged)]
    [InlineData(".", FormTokenState.Forged)]
    [InlineData("page.0.1.acme-2.5172511002..", FormTokenState.Forged)]
    [InlineData("page.0.1.acme-2.5172511002..c2lnbmF0dXJl", FormTokenState.Forged)]
    public void What_was_not_signed_here_is_not_believed(string? text, FormTokenState state) =>
        _bots.Tokens.Read(text, "acme-2", 5172511002).State.Should().Be(state);

    [Fact]
    public void No_character_of_a_token_can_be_changed()
    {
        var text = _bots.Tokens.Issue(FormKind.Page, Scope, "too-fast");

        for (var i = 0; i < text.Length; i++)
        {
            var changed = $"{text[..i]}{(text[i] == 'x' ? 'y' : 'x')}{text[(i + 1)..]}";
            _bots
                .Tokens.Read(changed, "acme-2", 5172511002)
                .State.Should()
                .Be(FormTokenState.Forged);
        }
    }

    [Fact]
    public void Another_key_signs_other_tokens()
    {
        var other = new BotHarness(new BotOptions { Secret = "another secret" });

        _bots
            .Tokens.Read(other.Tokens.Issue(FormKind.Page, Scope), "acme-2", 5172511002)
            .State.Should()
            .Be(FormTokenState.Forged);
    }
}
