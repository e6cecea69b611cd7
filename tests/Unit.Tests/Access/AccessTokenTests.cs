using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Access;

public sealed class AccessTokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Bad => [.. BadTokens.Names];

    [Fact]
    public async Task A_good_token_says_who_it_is_and_which_roles_they_have()
    {
        using var harness = new TokenHarness();
        var token = harness.Issuer.Token(
            harness.Issuer.Payload(harness.Clock.Now, "reader", "owner:acme")
        );

        var read = await harness.Tokens.ReadAsync(token, Stop);

        read.Token.Should()
            .BeEquivalentTo(
                new AccessToken("22222222-2222-4222-8222-222222222222", ["reader", "owner:acme"])
            );
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_token_with_one_thing_wrong_is_none(string fault)
    {
        using var harness = new TokenHarness();
        var token = BadTokens.Make(fault, harness.Issuer, harness.Clock.Now);

        (await harness.Tokens.ReadAsync(token, Stop))
            .Problem.Should()
            .Be(AccessProblems.InvalidToken);

        var log = string.Join('\n', harness.Log);
        log.Should()
            .NotContainEquivalentOf("canary")
            .And.NotContain(token.Length > 10 ? token : "\0");
    }

    [Fact]
    public async Task A_token_that_is_longer_than_any_is_not_looked_at()
    {
        using var harness = new TokenHarness();
        var payload = harness.Issuer.Payload(harness.Clock.Now, "owner");
        payload["more"] = new string('x', 20_000);

        (await harness.Tokens.ReadAsync(harness.Issuer.Token(payload), Stop))
            .Token.Should()
            .BeNull();

        harness.Visits.Should().Be(0);
    }

    [Theory]
    [InlineData("abc_DEF-1.2:3|4", "abc_DEF-1.2:3|4")]
    [InlineData("canary@example.com", null)]
    [InlineData("Canary Canaryson", null)]
    public async Task A_subject_that_is_not_opaque_is_known_by_its_hash(
        string subject,
        string? known
    )
    {
        using var harness = new TokenHarness();
        var payload = harness.Issuer.Payload(harness.Clock.Now, "owner");
        payload["sub"] = subject;
        payload["oid"] = "canary@example.com";

        var read = await harness.Tokens.ReadAsync(harness.Issuer.Token(payload), Stop);

        var said = read.Token!.Subject;
        (said == known || (known is null && said.Length == 64)).Should().BeTrue(said);
        said.Should().NotContainEquivalentOf("canary");
    }

    [Fact]
    public async Task A_token_without_roles_is_somebody_without_roles()
    {
        using var harness = new TokenHarness();
        var payload = harness.Issuer.Payload(harness.Clock.Now);
        payload.Remove("roles");
        payload["groups"] = new JsonArray("owner");

        var read = await harness.Tokens.ReadAsync(harness.Issuer.Token(payload), Stop);

        read.Token!.Roles.Should().BeEmpty();
    }

    [Fact]
    public async Task A_key_that_the_provider_changed_to_is_taken_and_the_old_one_is_not()
    {
        using var harness = new TokenHarness();
        var old = harness.Issuer.Token(harness.Issuer.Payload(harness.Clock.Now, "owner"));
        (await harness.Tokens.ReadAsync(old, Stop)).Token.Should().NotBeNull();

        harness.Issuer.ChangeKey();
        var token = harness.Issuer.Token(harness.Issuer.Payload(harness.Clock.Now, "owner"));

        await Patience.UntilAsync(
            async () => await harness.Tokens.ReadAsync(token, Stop),
            read => read.Token is not null,
            Stop,
            TimeSpan.FromSeconds(10)
        );
        (await harness.Tokens.ReadAsync(old, Stop)).Token.Should().BeNull();
    }

    [Fact]
    public async Task Keys_that_are_made_up_do_not_have_the_provider_asked_each_time()
    {
        using var harness = new TokenHarness();
        for (var i = 0; i < 20; i++)
        {
            var token = BadTokens.Make("a key nobody knows", harness.Issuer, harness.Clock.Now);
            (await harness.Tokens.ReadAsync(token, Stop)).Token.Should().BeNull();
        }

        harness.Visits.Should().BeLessThanOrEqualTo(4, "metadata and keys, and once more each");
    }

    [Fact]
    public async Task A_provider_that_is_down_is_no_verdict()
    {
        using var harness = new TokenHarness { IsDown = true };
        var token = harness.Issuer.Token(harness.Issuer.Payload(harness.Clock.Now, "owner"));

        var read = () => harness.Tokens.ReadAsync(token, Stop);

        await read.Should().ThrowAsync<InvalidOperationException>();
    }

    [Theory]
    [InlineData("Audience", "")]
    [InlineData("Authority", "http://login.example.com")]
    [InlineData("MetadataAddress", "elsewhere")]
    public void Settings_that_would_let_others_in_let_nobody_in(string setting, string value)
    {
        using var harness = new TokenHarness((setting, value));

        var taken = () => harness.Tokens.AreTaken;

        taken.Should().Throw<OptionsValidationException>().WithMessage("*SignIn__A*");
    }

    [Fact]
    public void Without_a_provider_no_tokens_are_taken()
    {
        using var harness = new TokenHarness(("Authority", ""), ("Audience", ""));

        harness.Tokens.AreTaken.Should().BeFalse();
    }

    [Fact]
    public async Task The_issuer_that_is_set_goes_before_the_metadatas()
    {
        const string issuer = "https://sts.example.com/tenant/";
        using var harness = new TokenHarness(("Issuer", issuer));
        var payload = harness.Issuer.Payload(harness.Clock.Now, "owner");

        (await harness.Tokens.ReadAsync(harness.Issuer.Token(payload), Stop))
            .Token.Should()
            .BeNull();

        payload["iss"] = issuer;
        (await harness.Tokens.ReadAsync(harness.Issuer.Token(payload), Stop))
            .Token.Should()
            .NotBeNull();
    }
}
