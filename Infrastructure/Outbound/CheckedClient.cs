using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ApplyFunctions.Infrastructure.Outbound;

/// <summary>
/// The HTTP client for places that somebody outside has named. It does as little as it can: no redirects, cookies, credentials, proxies or unpacking, and it
/// tells of itself no more than its name.
/// </summary>
internal static class CheckedClient
{
    private const int MaxHeaderKilobytes = 32;
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan KeptOpen = TimeSpan.FromMinutes(1);

    public static HttpMessageInvoker Create(CheckedConnection connection, TimeSpan timeout) =>
        new(
            new SocketsHttpHandler
            {
                // No traces: they would hold the addresses, and the headers would hold the traces.
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectCallback = connection.ConnectAsync,
                ConnectTimeout = timeout,
                Credentials = null,
                MaxResponseDrainSize = 0,
                MaxResponseHeadersLength = MaxHeaderKilobytes,
                PooledConnectionLifetime = KeptOpen,
                ResponseHeaderEncodingSelector = (_, _) => Encoding.UTF8,
                SslOptions = new SslClientAuthenticationOptions
                {
                    CertificateChainPolicy = new X509ChainPolicy
                    {
                        ApplicationPolicy = { new Oid(ServerAuthentication) },

                        // A certificate says from where the one above it can be had: the server's choice.
                        DisableCertificateDownloads = true,
                        RevocationMode = X509RevocationMode.NoCheck,
                    },
                },
                UseCookies = false,
                UseProxy = false,
            }
        );
}
