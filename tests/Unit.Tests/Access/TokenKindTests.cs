using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Access;

/// <summary>Whether a token that is good is one for access, or tells a page who has signed in.</summary>
public sealed class TokenKindTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Entra, version 2", """{"ver":"2.0","azp":"a","azpacr":"0","scp":"access"}""")]
    [InlineData("Entra, version 1", """{"ver":"1.0","appid":"a","appidacr":"0","scp":"access"}""")]
    [InlineData("no scope was asked for", """{"ver":"2.0","azp":"a","azpacr":"0"}""")]
    [InlineData("a program's", """{"ver":"2.0","azp":"a","azpacr":"2","idtyp":"app"}""")]
    [InlineData("a program's, version 1", """{"ver":"1.0","appid":"a","appidacr":"1"}""")]
    [InlineData("a list of scopes", """{"cid":"a","scp":["openid","access"]}""")]
    [InlineData("scopes in the standard's name", """{"azp":"a","scope":"openid profile"}""")]
    public async Task An_access_token_shows_it_by_one_of_its_claims(string what, string claims)
    {
        using var harness = new TokenHarness();

        var reading = await ReadAsync(harness, claims);

        reading.Token!.Roles.Should().Equal(["owner"], what);
        reading.Problem.Should().BeNull();
    }

    [Theory]
    [InlineData("at+jwt", """{"client_id":"a"}""")]
    [InlineData("application/at+jwt", """{"client_id":"a"}""")]
    [InlineData("AT+JWT", """{"client_id":"a","nonce":"n"}""")]
    public async Task Or_by_its_type(string type, string claims)
    {
        using var harness = new TokenHarness();

        (await ReadAsync(harness, claims, type)).Token.Should().NotBeNull();
    }

    [Theory]
    [InlineData("Entra, version 2", """{"ver":"2.0","aio":"x","rh":"x","sid":"x","tid":"x"}""")]
    [InlineData("Entra, version 1", """{"ver":"1.0","amr":["pwd"],"unique_name":"x","tid":"x"}""")]
    [InlineData("another provider's", """{"azp":"a","auth_time":1,"sid":"x","acr":"1"}""")]
    [InlineData("with a nonce", """{"nonce":"n","azp":"a","scope":"openid"}""")]
    [InlineData("with an access token's hash", """{"at_hash":"h","scp":"access"}""")]
    [InlineData("with a code's hash", """{"c_hash":"h","azpacr":"0"}""")]
    [InlineData("with an empty nonce", """{"nonce":"","scp":"access"}""")]
    [InlineData("an empty scope", """{"scp":" "}""")]
    [InlineData("no scopes", """{"scp":[]}""")]
    [InlineData("scopes that are nothing", """{"scp":null,"scope":null}""")]
    [InlineData("another type", """{"client_id":"a"}""", "JWT+at")]
    public async Task An_ID_token_is_refused_in_its_place(
        string what,
        string claims,
        string type = "JWT"
    )
    {
        using var harness = new TokenHarness();

        var reading = await ReadAsync(harness, claims, type);

        reading.Token.Should().BeNull(what);
        reading.Problem.Should().Be(AccessProblems.NotForAccess);
        harness.Log.Should().ContainSingle(line => line.Contains("not for access"));
    }

    [Fact]
    public async Task Who_makes_tokens_up_does_not_learn_of_it()
    {
        using var harness = new TokenHarness();
        using var another = new TokenIssuer(harness.Issuer.Issuer);
        var payload = harness.Issuer.Payload(harness.Clock.Now, "owner");
        payload.Remove("scp");

        var reading = await harness.Tokens.ReadAsync(another.Token(payload), Stop);

        reading.Problem.Should().Be(AccessProblems.InvalidToken);
    }

    private static Task<TokenReading> ReadAsync(
        TokenHarness harness,
        string claims,
        string type = "JWT"
    )
    {
        var payload = harness.Issuer.Payload(harness.Clock.Now, "owner");
        payload.Remove("scp");
        foreach (var (name, value) in JsonNode.Parse(claims)!.AsObject())
        {
            payload[name] = value?.DeepClone();
        }

        return harness.Tokens.ReadAsync(harness.Issuer.Token(payload, type), Stop);
    }
}
