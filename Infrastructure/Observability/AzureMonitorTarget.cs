using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;

namespace ApplyFunctions.Infrastructure.Observability;

internal sealed record AzureMonitorTarget(string ConnectionString, string? Authentication)
{
    public void Configure(AzureMonitorExporterOptions options)
    {
        options.ConnectionString = ConnectionString;
        options.Credential = Credential(Authentication);
        // Failures are to be found in the log also where there are too many traces to keep all.
        options.EnableTraceBasedLogsSampler = false;
    }

    /// <summary>
    /// Of <c>Authorization=AAD</c>, with <c>;ClientId=…</c> for a user-assigned identity
    /// (https://learn.microsoft.com/azure/azure-functions/functions-app-settings#applicationinsights_authentication_string); null
    /// for anything else, and then the connection string alone has to do.
    /// </summary>
    internal static TokenCredential? Credential(string? authentication)
    {
        var parts = (authentication ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        return string.Equals(
            parts.GetValueOrDefault("Authorization"),
            "AAD",
            StringComparison.OrdinalIgnoreCase
        )
            ? new DefaultAzureCredential(
                new DefaultAzureCredentialOptions
                {
                    ManagedIdentityClientId = parts.GetValueOrDefault("ClientId"),
                }
            )
            : null;
    }
}
