using ApplyFunctions.Functions.Http.Candidates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Functions.Http;

/// <summary>What the HTTP triggers need of their own.</summary>
public static class HttpServices
{
    public static IServiceCollection AddHttp(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        // The server keeps its name to itself. What it says besides, SecurityHeadersMiddleware decides.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.AddSingleton<HealthReports>();
        services.AddSingleton<ClientAddresses>();
        services.AddSingleton<ChangeAnswers>();
        services.AddSingleton<SubmitAnswers>();
        return services.AddPageCors(configuration);
    }
}
