using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Infrastructure.Observability;

public static class HealthServices
{
    /// <summary>Has health say whether the settings are whole. What they lead to says so of itself.</summary>
    public static IServiceCollection AddSettingsHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<SettingsHealthCheck>("settings", HealthStatus.Degraded);
        return services.AddSingleton<SettingsHealthCheck>();
    }
}
