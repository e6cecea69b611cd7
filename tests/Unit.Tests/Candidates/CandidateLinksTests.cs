using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Candidates;
using AwesomeAssertions;
using CsCheck;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Candidates;

public sealed class CandidateLinksTests
{
    private const string Old = "a1:b2xkLW9sZC1vbGQtb2xkLW9sZC1vbGQtb2xkLW9sZC0=";
    private const string New = "b2:bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=";
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);
    private static readonly ApplicationId Id = new(5172511002, "a7", "0123456789abcdefghjk");

    [Fact]
    public void A_link_is_valid_until_it_expires_and_for_one_application()
    {
        var clock = new Clock(Start);
        var token = Links(clock).TokenFor(Id);

        Links(clock).IsValid(token, Id).Should().BeTrue();
        Links(clock).IsValid(token, Id with { Code = "1123456789abcdefghjk" }).Should().BeFalse();

        // From the end of the month on.
        clock.Now = new DateTimeOffset(2026, 12, 30, 23, 59, 59, TimeSpan.Zero);
        Links(clock).IsValid(token, Id).Should().BeTrue();
        clock.Now += TimeSpan.FromSeconds(1);
        Links(clock).IsValid(token, Id).Should().BeFalse();
    }

    [Fact]
    public void The_same_link_is_made_all_month()
    {
        var clock = new Clock(Start);
        var token = Links(clock).TokenFor(Id);

        clock.Now = new DateTimeOffset(2026, 11, 30, 23, 59, 59, TimeSpan.Zero);

        Links(clock).TokenFor(Id).Should().Be(token);
    }

    [Fact]
    public void A_key_can_be_replaced_while_links_with_it_are_in_use()
    {
        var clock = new Clock(Start);
        var old = Links(clock, Old).TokenFor(Id);
        var both = Links(clock, $"{New},{Old}");

        both.IsValid(old, Id).Should().BeTrue();
        both.TokenFor(Id).Split('.')[1].Should().Be("b2");
        both.IsValid(both.TokenFor(Id), Id).Should().BeTrue();
        Links(clock, New).IsValid(old, Id).Should().BeFalse();
    }

    [Fact]
    public void No_change_of_one_character_keeps_a_link_valid()
    {
        var links = Links(new Clock(Start));
        var token = links.TokenFor(Id);

        // The last character's lowest bits stand for nothing.
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="
            .Where(c => !token.EndsWith(c) && links.IsValid(token[..^1] + c, Id))
            .Should()
            .BeEmpty();
        Gen.Int[0, token.Length - 1]
            .Select(Gen.Char[' ', '~'])
            .Where((at, c) => token[at] != c)
            .Sample(
                (at, c) => !links.IsValid($"{token[..at]}{c}{token[(at + 1)..]}", Id),
                iter: 2_000
            );
    }

    [Theory]
    [InlineData("a1")]
    [InlineData("a1:")]
    [InlineData("a1:c2hvcnQ=")]
    [InlineData("a 1:bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=")]
    [InlineData("bmV3LW5ldy1uZXctbmV3LW5ldy1uZXctbmV3LW5ldy0=")]
    public void A_key_that_cannot_be_used_is_told(string keys) =>
        new CandidateOptions { LinkKeys = keys }
            .Validate(new(new object()))
            .Should()
            .ContainSingle()
            .Which.ErrorMessage.Should()
            .Contain("Candidates__LinkKeys");

    private static CandidateLinks Links(TimeProvider clock, string? keys = null) =>
        new(
            Options.Create(
                new CandidateOptions { LinkKeys = keys, LinkLifetime = TimeSpan.FromDays(30) }
            ),
            Options.Create(
                new ApplicationOptions { HashKey = "ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmw=" }
            ),
            clock
        );

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
