using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Testing;

/// <summary>
/// An identity provider's metadata and tokens, made by hand, so that they can be wrong in every way.
/// </summary>
public sealed class TokenIssuer(string issuer) : IDisposable
{
    public const string Audience = "11111111-1111-4111-8111-111111111111";
    private const int KeyBits = 2048;

    private RSA _key = RSA.Create(KeyBits);
    private int _keyNumber = 1;

    public string Issuer => issuer;

    public string KeyId => $"key-{_keyNumber}";

    /// <summary>What stands at <c>/.well-known/openid-configuration</c>.</summary>
    public string Metadata =>
        new JsonObject { ["issuer"] = issuer, ["jwks_uri"] = $"{issuer}/keys" }.ToJsonString();

    /// <summary>What stands at <c>/keys</c>.</summary>
    public string Keys
    {
        get
        {
            var parameters = _key.ExportParameters(includePrivateParameters: false);
            return new JsonObject
            {
                ["keys"] = new JsonArray(
                    new JsonObject
                    {
                        ["kty"] = "RSA",
                        ["use"] = "sig",
                        ["kid"] = KeyId,
                        ["n"] = Base64Url.EncodeToString(parameters.Modulus),
                        ["e"] = Base64Url.EncodeToString(parameters.Exponent),
                    }
                ),
            }.ToJsonString();
        }
    }

    /// <summary>The published key in the form in which careless programs would take it for an HMAC's.</summary>
    public string PublicKeyPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Another key takes the place of the one that there is.</summary>
    public void ChangeKey()
    {
        _key.Dispose();
        _key = RSA.Create(KeyBits);
        _keyNumber++;
    }

    /// <summary>A good payload of an access token, for an hour from now on.</summary>
    public JsonObject Payload(params string[] roles) =>
        Payload(TimeProvider.System.GetUtcNow(), roles);

    public JsonObject Payload(DateTimeOffset now, params string[] roles) =>
        new()
        {
            ["iss"] = issuer,
            ["aud"] = Audience,
            ["oid"] = "22222222-2222-4222-8222-222222222222",
            ["sub"] = "opaque",
            ["name"] = "Canary Canaryson",
            ["preferred_username"] = "canary@example.com",
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["scp"] = "access",
            ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
        };

    /// <summary>A good token.</summary>
    public string Token(params string[] roles) => Token(Payload(roles));

    /// <summary>A token that is signed well.</summary>
    public string Token(JsonObject payload, string type = "JWT") =>
        MadeBy(
            new JsonObject
            {
                ["alg"] = "RS256",
                ["typ"] = type,
                ["kid"] = KeyId,
            },
            payload,
            Rsa
        );

    /// <summary>A token that is signed in whatever way.</summary>
    public static string MadeBy(JsonObject header, JsonObject payload, Func<byte[], byte[]> sign)
    {
        var signed = $"{Part(header)}.{Part(payload)}";
        return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public byte[] Rsa(byte[] content) =>
        _key.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    public void Dispose() => _key.Dispose();

    private static string Part(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
