using System.Net;
using ApplyFunctions.Core.Throttling;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Functions.Http;

/// <summary>Tells from which address a request came, where proxies stand between the client and the app.</summary>
/// <remarks>
/// Each proxy adds the address that it was called from at the right of <c>X-Forwarded-For</c>; what stands further left than
/// our own proxies have written is whatever the client chose to send. The worker's ASP.NET integration runs the
/// framework's middleware for it, which takes the last address out of the header and makes it the connection's; so the
/// addresses are those of the header and then the connection's, but for the loopback address of the host beside the worker.
/// https://github.com/Azure/azure-functions-dotnet-worker/blob/main/extensions/Worker.Extensions.Http.AspNetCore/src/FunctionsHostBuilderExtensions.cs
/// </remarks>
public sealed class ClientAddresses(
    IOptions<ThrottlingOptions> options,
    IConfiguration configuration
)
{
    // Set by the platform, whose front end is a proxy.
    private readonly int _trusted =
        options.Value.TrustedProxies ?? (configuration["WEBSITE_HOSTNAME"] is null ? 0 : 1);

    /// <summary>Null where there is no connection.</summary>
    public IPAddress? Of(HttpRequest request)
    {
        var connection = request.HttpContext.Connection.RemoteIpAddress;
        if (_trusted == 0)
        {
            return connection;
        }

        var chain = request
            .Headers["X-Forwarded-For"]
            .SelectMany(header => (header ?? "").Split(','))
            .ToList();
        if (connection is not null && !IPAddress.IsLoopback(connection))
        {
            chain.Add(connection.ToString());
        }

        // With a port or without: Azure's front end adds one.
        return chain.Count >= _trusted && IPEndPoint.TryParse(chain[^_trusted].Trim(), out var end)
            ? end.Address
            : connection;
    }
}
