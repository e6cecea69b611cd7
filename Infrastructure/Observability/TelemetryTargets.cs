using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;

namespace ApplyFunctions.Infrastructure.Observability;

/// <summary>Where telemetry goes.</summary>
/// <param name="AzureMonitor">Null where it does not go there.</param>
/// <param name="Otlp">To a collector; the SDK reads the rest of <c>OTEL_*</c> itself.</param>
/// <param name="Console">Spans only, to look at on one's own machine.</param>
internal sealed record TelemetryTargets(
    Action<AzureMonitorExporterOptions>? AzureMonitor,
    bool Otlp,
    bool Console
)
{
    // The names are those of Azure Functions and of OpenTelemetry.
    public const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ConsoleSetting = "Telemetry:Console";

    public bool IsNone => AzureMonitor is null && !Otlp && !Console;

    /// <summary>Whether somebody takes more than spans.</summary>
    public bool TakesAll => AzureMonitor is not null || Otlp;

    public static TelemetryTargets Of(IConfiguration configuration) =>
        new(
            configuration[ConnectionString] is { Length: > 0 } connection
                ? options =>
                {
                    options.ConnectionString = connection;
                    options.Credential = Credential(configuration[Authentication]);
                    // Failures are to be found in the log also where there are too many traces to keep all.
                    options.EnableTraceBasedLogsSampler = false;
                }
                : null,
            !string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]),
            configuration.GetValue<bool?>(ConsoleSetting) ?? false
        );

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
