using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Bots;

/// <summary>
/// Proof of work: the app sets a challenge that takes a browser a second of computing, and checks the solution with two
/// hashes. The counter to be found is drawn beforehand, so that no visitor is out of luck and computes for minutes.
/// </summary>
internal sealed class AltchaCaptcha(
    BotSecrets secrets,
    IOptions<BotOptions> options,
    TimeProvider time
) : ICaptcha
{
    private const int RandomBytes = 16;

    // Hex digits as text: the vendor's libraries take their secrets as texts.
    private readonly byte[] _signatureKey = Encoding.UTF8.GetBytes(
        Convert.ToHexStringLower(secrets.KeyFor(SignaturePurpose))
    );

    private readonly byte[] _keySignatureKey = Encoding.UTF8.GetBytes(
        Convert.ToHexStringLower(secrets.KeyFor(KeySignaturePurpose))
    );

    public const string SignaturePurpose = "altcha challenge";
    public const string KeySignaturePurpose = "altcha key";

    public string Provider => CaptchaProviders.Altcha;

    public string? TokenField => "altcha";

    public JsonObject CreateChallenge(CaptchaScope scope)
    {
        var settings = options.Value;
        var most =
            scope.Level == 0 ? settings.Guesses : settings.Guesses * settings.SecondChallenge;
        var counter = RandomNumberGenerator.GetInt32(most / 2, most);
        var nonce = RandomNumberGenerator.GetBytes(RandomBytes);
        var salt = RandomNumberGenerator.GetBytes(RandomBytes);
        var key = Derive(nonce, salt, counter, settings.Cost);
        var challenge = new AltchaChallenge(
            scope,
            settings.Cost,
            (time.GetUtcNow() + settings.ChallengeLifetime).ToUnixTimeSeconds(),
            Convert.ToHexStringLower(key.AsSpan(0, key.Length / 2)),
            Mac(_keySignatureKey, key),
            Convert.ToHexStringLower(nonce),
            Convert.ToHexStringLower(salt)
        );
        return challenge.ToJson(Mac(_signatureKey, challenge.Canonical()));
    }

    public Task<CaptchaResult> VerifyAsync(
        string token,
        CaptchaScope scope,
        CancellationToken cancellationToken
    ) => Task.FromResult(Verify(token, scope));

    private CaptchaResult Verify(string token, CaptchaScope scope)
    {
        if (
            AltchaPayload.Read(token) is not { } payload
            || !IsSame(payload.Signature, Mac(_signatureKey, payload.Challenge.Canonical()))
            || !IsSame(payload.Challenge.KeySignature, Mac(_keySignatureKey, payload.DerivedKey))
        )
        {
            return new CaptchaResult(CaptchaOutcome.Forged);
        }

        var (solvedFor, expiresAt) = (payload.Challenge.Scope, payload.Challenge.ExpiresAt);
        if (solvedFor.Board != scope.Board || solvedFor.PostingId != scope.PostingId)
        {
            return new CaptchaResult(CaptchaOutcome.Elsewhere);
        }

        return time.GetUtcNow().ToUnixTimeSeconds() > expiresAt
                ? new CaptchaResult(CaptchaOutcome.Expired)
            : solvedFor.Level < scope.Level ? new CaptchaResult(CaptchaOutcome.TooEasy)
            : new CaptchaResult(CaptchaOutcome.Passed, payload.Signature);
    }

    internal static byte[] Derive(byte[] nonce, byte[] salt, int counter, int cost)
    {
        var password = new byte[nonce.Length + sizeof(uint)];
        nonce.CopyTo(password, 0);
        BinaryPrimitives.WriteUInt32BigEndian(password.AsSpan(nonce.Length), (uint)counter);
        return Rfc2898DeriveBytes.Pbkdf2(
            password,
            salt,
            cost,
            HashAlgorithmName.SHA256,
            AltchaChallenge.KeyBytes
        );
    }

    private static string Mac(byte[] key, byte[] content) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, content));

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(one),
            Encoding.UTF8.GetBytes(other)
        );
}
