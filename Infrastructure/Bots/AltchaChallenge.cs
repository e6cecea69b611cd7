using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;

namespace ApplyFunctions.Infrastructure.Bots;

/// <summary>
/// A challenge of ALTCHA's second protocol, which the widget speaks from version 3 on: find the counter for which a key that
/// is derived of it begins with a prefix. See https://github.com/altcha-org/altcha-lib, <c>src/v2</c>.
/// </summary>
/// <param name="Nonce">Hex; the password of a guess is this and the counter, 32 bits, big-endian.</param>
/// <param name="KeySignature">Of the whole key, which nobody knows who has not found it.</param>
internal sealed record AltchaChallenge(
    CaptchaScope Scope,
    int Cost,
    long ExpiresAt,
    string KeyPrefix,
    string KeySignature,
    string Nonce,
    string Salt
)
{
    public const string Algorithm = "PBKDF2/SHA-256";
    public const int KeyBytes = 32;

    // Numbers and ASCII alone, for which JSON.stringify writes the same.
    private static readonly JsonWriterOptions AsStringify = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What is signed: the parameters as JSON, their names in order.</summary>
    public byte[] Canonical()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, AsStringify))
        {
            json.WriteStartObject();
            json.WriteString("algorithm", Algorithm);
            json.WriteNumber("cost", Cost);
            json.WriteStartObject("data");
            json.WriteString("board", Scope.Board);
            json.WriteString("job", Scope.PostingId.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("level", Scope.Level);
            json.WriteEndObject();
            json.WriteNumber("expiresAt", ExpiresAt);
            json.WriteNumber("keyLength", KeyBytes);
            json.WriteString("keyPrefix", KeyPrefix);
            json.WriteString("keySignature", KeySignature);
            json.WriteString("nonce", Nonce);
            json.WriteString("salt", Salt);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public JsonObject ToJson(string signature) =>
        new() { ["parameters"] = JsonNode.Parse(Canonical()), ["signature"] = signature };
}

/// <summary>What the widget puts into the form: Base64 of the challenge as it came and the solution.</summary>
internal sealed record AltchaPayload(AltchaChallenge Challenge, string Signature, byte[] DerivedKey)
{
    private const int MostCharacters = 4_096;

    /// <summary>Null for what no widget has made of a challenge of ours.</summary>
    public static AltchaPayload? Read(string token)
    {
        if (token.Length > MostCharacters || !Base64.IsValid(token))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(token));
            var challenge = json.RootElement.GetProperty("challenge");
            var key = Text(json.RootElement.GetProperty("solution"), "derivedKey");
            return new AltchaPayload(
                ChallengeOf(challenge.GetProperty("parameters")),
                Text(challenge, "signature"),
                Convert.FromHexString(key)
            );
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or KeyNotFoundException
            )
        {
            return null;
        }
    }

    private static AltchaChallenge ChallengeOf(JsonElement of)
    {
        var data = of.GetProperty("data");
        if (
            Text(of, "algorithm") != AltchaChallenge.Algorithm
            || of.GetProperty("keyLength").GetInt32() != AltchaChallenge.KeyBytes
        )
        {
            throw new FormatException();
        }

        return new AltchaChallenge(
            new CaptchaScope(
                Text(data, "board"),
                long.Parse(Text(data, "job"), NumberStyles.None, CultureInfo.InvariantCulture),
                data.GetProperty("level").GetInt32()
            ),
            of.GetProperty("cost").GetInt32(),
            of.GetProperty("expiresAt").GetInt64(),
            Text(of, "keyPrefix"),
            Text(of, "keySignature"),
            Text(of, "nonce"),
            Text(of, "salt")
        );
    }

    private static string Text(JsonElement of, string name) =>
        of.GetProperty(name).GetString() ?? throw new FormatException();
}
