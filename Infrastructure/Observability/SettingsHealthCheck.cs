using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Infrastructure.Observability;

/// <summary>
/// Whether the platform has put secrets in the place of what refers to them. Where it could not, because a secret is not there yet
/// or may not be read, it leaves the reference itself, which looks like a value to whoever reads the setting:
/// https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
/// </summary>
public sealed partial class SettingsHealthCheck(
    IConfiguration configuration,
    ILogger<SettingsHealthCheck> logger
) : IHealthCheck
{
    private const string Reference = "@Microsoft.KeyVault(";

    private string _told = "";

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        var unresolved = string.Join(
            ", ",
            configuration
                .AsEnumerable()
                .Where(s => s.Value?.StartsWith(Reference, StringComparison.Ordinal) == true)
                .Select(s => s.Key)
                .Order(StringComparer.Ordinal)
        );
        if (unresolved.Length == 0)
        {
            return Task.FromResult(HealthCheckResult.Healthy());
        }

        // Probes come every few seconds.
        if (Interlocked.Exchange(ref _told, unresolved) != unresolved)
        {
            LogUnresolved(unresolved);
        }

        return Task.FromResult(
            new HealthCheckResult(
                context.Registration.FailureStatus,
                $"Not read from the vault: {unresolved}."
            )
        );
    }

    [LoggerMessage(
        112,
        LogLevel.Error,
        "Settings refer to secrets of the vault that could not be read: {Settings}"
    )]
    private partial void LogUnresolved(string settings);
}
