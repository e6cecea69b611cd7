using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Tells whether SendGrid signed a report: ECDSA on P-256 with SHA-256, over the timestamp and the body.</summary>
/// <remarks>
/// https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
/// SendGrid's own library has a validator for it. It takes the body as a string, which is not what was signed where a body
/// is not sound UTF-8, and counts on a pure C# implementation of the curve that has once let everything through
/// (CVE-2021-43569). The platform's own cryptography has neither fault.
/// </remarks>
internal static class SendGridSignatures
{
    private const string P256 = "1.2.840.10045.3.1.7";
    private const int LongestTimestamp = 19;
    private const int LongestSignature = 200;

    /// <summary>The keys of a setting; null where one of them is none, or there is none.</summary>
    public static IReadOnlyList<byte[]>? ReadKeys(string? setting)
    {
        var keys = new List<byte[]>();
        foreach (
            var text in (setting ?? "").Split(
                ',',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            try
            {
                var key = Convert.FromBase64String(text);
                using var curve = Import(key);
                keys.Add(key);
            }
            catch (Exception e) when (e is FormatException or CryptographicException)
            {
                return null;
            }
        }

        return keys.Count == 0 ? null : keys;
    }

    /// <summary>When the report was signed; null where none of the keys has signed it.</summary>
    public static DateTimeOffset? Verify(
        IEnumerable<byte[]> keys,
        string? signature,
        string? timestamp,
        ReadOnlySpan<byte> body
    )
    {
        var signed = new byte[LongestSignature];
        if (
            timestamp is not { Length: > 0 and <= LongestTimestamp }
            || !long.TryParse(
                timestamp,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            || !Convert.TryFromBase64String(signature ?? "", signed, out var length)
        )
        {
            return null;
        }

        byte[] content = [.. Encoding.ASCII.GetBytes(timestamp), .. body];
        foreach (var key in keys)
        {
            using var curve = Import(key);
            if (
                curve.VerifyData(
                    content,
                    signed.AsSpan(0, length),
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.Rfc3279DerSequence
                )
            )
            {
                return DateTimeOffset.FromUnixTimeSeconds(seconds);
            }
        }

        return null;
    }

    private static ECDsa Import(byte[] key)
    {
        var curve = ECDsa.Create();
        try
        {
            curve.ImportSubjectPublicKeyInfo(key, out var read);
            if (
                read != key.Length
                || curve.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != P256
            )
            {
                throw new CryptographicException("The key is not one of P-256.");
            }

            return curve;
        }
        catch
        {
            curve.Dispose();
            throw;
        }
    }
}
