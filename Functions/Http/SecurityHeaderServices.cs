using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Functions.Http;

public static class SecurityHeaderServices
{
    /// <summary>The server keeps its name to itself. What it says besides, <see cref="SecurityHeadersMiddleware"/> decides.</summary>
    public static IServiceCollection AddSecurityHeaders(this IServiceCollection services) =>
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
}
