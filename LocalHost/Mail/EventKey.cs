using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>The key with which the mail catcher signs events, as SendGrid does. It is made once for a data folder.</summary>
internal sealed class EventKey : IDisposable
{
    private readonly ECDsa _key;

    private EventKey(ECDsa key) => _key = key;

    /// <summary>What SendGrid shows as the verification key.</summary>
    public string PublicKey => Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo());

    public static EventKey Open(string path)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        else
        {
            File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
        }

        return new EventKey(key);
    }

    /// <summary>A request with the two headers that SendGrid adds.</summary>
    public HttpRequestMessage Sign(Uri address, byte[] body, DateTimeOffset now)
    {
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = _key.SignData(
            [.. Encoding.ASCII.GetBytes(timestamp), .. body],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body)
            {
                Headers = { ContentType = new("application/json", "utf-8") },
            },
        };
        request.Headers.Add(
            "X-Twilio-Email-Event-Webhook-Signature",
            Convert.ToBase64String(signature)
        );
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        return request;
    }

    public void Dispose() => _key.Dispose();
}
