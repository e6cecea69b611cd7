using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Testing;

/// <summary>Tokens of a role that would do, each with one thing that is wrong.</summary>
public static class BadTokens
{
    private const string Role = "owner";

    private static readonly Dictionary<string, Func<TokenIssuer, DateTimeOffset, string>> Makers =
        new(StringComparer.Ordinal)
        {
            ["expired"] = (i, now) => i.Token(i.Payload(now.AddHours(-2), Role)),
            ["not valid yet"] = (i, now) => i.Token(i.Payload(now.AddMinutes(10), Role)),
            ["without an end"] = (i, now) => i.Token(Without(i, now, "exp")),
            ["wrong audience"] = (i, now) =>
                i.Token(With(i, now, "aud", "33333333-3333-4333-8333-333333333333")),
            ["no audience"] = (i, now) => i.Token(Without(i, now, "aud")),
            ["wrong issuer"] = (i, now) =>
                i.Token(With(i, now, "iss", "https://elsewhere.example.com")),
            ["no issuer"] = (i, now) => i.Token(Without(i, now, "iss")),
            ["nobody"] = (i, now) =>
            {
                var payload = Without(i, now, "oid");
                payload.Remove("sub");
                return i.Token(payload);
            },
            ["forged signature"] = (i, now) =>
            {
                var token = i.Token(i.Payload(now, "reader"));
                var other = i.Token(i.Payload(now, Role));
                return other[..other.LastIndexOf('.')] + token[token.LastIndexOf('.')..];
            },
            ["another's key"] = (i, now) => OfAnother(i, now, i.KeyId),
            ["a key nobody knows"] = (i, now) => OfAnother(i, now, "made-up"),
            ["no signature"] = (i, now) => MadeBy(i, now, "RS256", _ => []),
            ["alg none"] = (i, now) => MadeBy(i, now, "none", _ => []),
            ["alg None"] = (i, now) => MadeBy(i, now, "None", _ => []),
            ["alg none, signed"] = (i, now) => MadeBy(i, now, "none", i.Rsa),
            ["HS256 with the public key"] = (i, now) =>
                MadeBy(
                    i,
                    now,
                    "HS256",
                    content => HMACSHA256.HashData(Encoding.UTF8.GetBytes(i.PublicKeyPem), content)
                ),
            ["HS256 with the key's id"] = (i, now) =>
                MadeBy(
                    i,
                    now,
                    "HS256",
                    content => HMACSHA256.HashData(Encoding.UTF8.GetBytes(i.KeyId), content)
                ),
            ["garbage"] = (_, _) => "garbage",
            ["two dots"] = (_, _) => "..",
            ["empty objects"] = (_, _) => "e30.e30.",
            ["no JSON"] = (_, _) => "YQ.YQ.YQ",
            ["five parts"] = (i, now) => i.Token(i.Payload(now, Role)) + ".a.b",
        };

    public static IReadOnlyCollection<string> Names => Makers.Keys;

    public static string Make(string name, TokenIssuer issuer, DateTimeOffset now) =>
        Makers[name](issuer, now);

    private static JsonObject With(
        TokenIssuer issuer,
        DateTimeOffset now,
        string claim,
        string value
    )
    {
        var payload = issuer.Payload(now, Role);
        payload[claim] = value;
        return payload;
    }

    private static JsonObject Without(TokenIssuer issuer, DateTimeOffset now, string claim)
    {
        var payload = issuer.Payload(now, Role);
        payload.Remove(claim);
        return payload;
    }

    private static string MadeBy(
        TokenIssuer issuer,
        DateTimeOffset now,
        string algorithm,
        Func<byte[], byte[]> sign,
        string? keyId = null
    ) =>
        TokenIssuer.MadeBy(
            new JsonObject { ["alg"] = algorithm, ["kid"] = keyId ?? issuer.KeyId },
            issuer.Payload(now, Role),
            sign
        );

    private static string OfAnother(TokenIssuer issuer, DateTimeOffset now, string keyId)
    {
        using var another = new TokenIssuer(issuer.Issuer);
        return MadeBy(issuer, now, "RS256", another.Rsa, keyId);
    }
}
