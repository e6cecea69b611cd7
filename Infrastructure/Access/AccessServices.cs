using ApplyFunctions.Core.Access;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Access;

public static class AccessServices
{
    // A provider that is asked for its keys; tokens wait for it.
    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Registers what verifies access tokens, and the settings under <c>SignIn</c>.</summary>
    public static IServiceCollection AddAccessTokens(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section));
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services
            .AddHttpClient(
                OpenIdAccessTokens.ClientName,
                client => client.Timeout = MetadataTimeout
            )
            // The library holds one client for good, so it is the connections that must not grow old.
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var connections = ProviderConnections.Create();
                connections.PooledConnectionLifetime = ConnectionLifetime;
                return connections;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<IAccessTokens, OpenIdAccessTokens>();
        return services;
    }
}
