using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// The secrets of webhooks. Signing takes the secret itself, so that a hash of it would not do: it is kept under AES-GCM with
/// a key that is derived from <c>Applications__HashKey</c>, and bound to its board and webhook. Whoever can read storage alone
/// cannot sign.
/// </summary>
public sealed class WebhookSecrets(IOptions<ApplicationOptions> options)
{
    public const int Shortest = 16;
    public const int Longest = 255;

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Convert.FromBase64String(options.Value.HashKey),
        KeyBytes,
        info: "webhook secrets"u8.ToArray()
    );

    /// <summary>Of 256 random bits.</summary>
    public static string NewSecret() =>
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    public string Seal(string board, string webhookId, string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var tag = new byte[TagBytes];
        var sealedBytes = new byte[plain.Length];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes, tag, BoundTo(board, webhookId));
        return Convert.ToBase64String([.. nonce, .. tag, .. sealedBytes]);
    }

    /// <summary>The value of the header <c>Signature</c> for a body.</summary>
    /// <exception cref="CryptographicException">The secret was sealed with another key.</exception>
    public string Sign(Webhook webhook, ReadOnlySpan<byte> body)
    {
        var kept = Convert.FromBase64String(webhook.Secret).AsSpan();
        var plain = new byte[kept.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(_key, TagBytes);
        cipher.Decrypt(
            kept[..NonceBytes],
            kept[(NonceBytes + TagBytes)..],
            kept.Slice(NonceBytes, TagBytes),
            plain,
            BoundTo(webhook.Board, webhook.Id)
        );
        return Signature(plain, body);
    }

    /// <summary>As Greenhouse has it: the algorithm, a blank, and the HMAC of the body as it is sent, in hexadecimal.</summary>
    internal static string Signature(byte[] secret, ReadOnlySpan<byte> body) =>
        $"sha256 {Convert.ToHexStringLower(HMACSHA256.HashData(secret, body))}";

    private static byte[] BoundTo(string board, string webhookId) =>
        Encoding.UTF8.GetBytes($"{board}/{webhookId}");
}
