using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// The links by which receivers fetch candidates' files, as Greenhouse's receivers are used to: whoever has one can fetch that
/// one file for a week, as long as the webhook that it was sent to stands.
/// </summary>
public sealed class FileLinks(
    IOptions<WebhookOptions> options,
    IOptions<ApplicationOptions> applications,
    TimeProvider time
)
{
    /// <summary>As Greenhouse's links.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const int KeyBytes = 32;

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256,
        Convert.FromBase64String(applications.Value.HashKey),
        KeyBytes,
        info: "webhook files"u8.ToArray()
    );

    /// <summary>Null where nobody has said where receivers reach this app.</summary>
    public string? AddressFor(WebhookDeliveryId delivery, string field)
    {
        if (options.Value.Address is not { Length: > 0 } address)
        {
            return null;
        }

        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{address.TrimEnd('/')}/v1/webhooks/{delivery.WebhookId}/files/{delivery.ApplicationId}/{field}?expires={expires}&signature={Signature(delivery, field, expires)}"
        );
    }

    /// <summary>Whether a link is one of ours, for this file, and still valid.</summary>
    /// <param name="expires">As it stands in the address.</param>
    /// <param name="signature">As it stands in the address.</param>
    public bool IsValid(
        WebhookDeliveryId delivery,
        string field,
        string? expires,
        string? signature
    ) =>
        long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature ?? ""),
            Encoding.UTF8.GetBytes(Signature(delivery, field, seconds))
        )
        && time.GetUtcNow().ToUnixTimeSeconds() < seconds;

    private string Signature(WebhookDeliveryId delivery, string field, long expires) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(
                _key,
                Encoding.UTF8.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"{delivery} {field} {expires}")
                )
            )
        );
}
