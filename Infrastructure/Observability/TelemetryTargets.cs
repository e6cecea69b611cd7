using Microsoft.Extensions.Configuration;

namespace ApplyFunctions.Infrastructure.Observability;

/// <summary>Where telemetry goes.</summary>
/// <param name="AzureMonitor">Null where it does not go there.</param>
/// <param name="Otlp">To a collector; the SDK reads the rest of <c>OTEL_*</c> itself.</param>
/// <param name="Console">Spans only, to look at on one's own machine.</param>
internal sealed record TelemetryTargets(AzureMonitorTarget? AzureMonitor, bool Otlp, bool Console)
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
                ? new(connection, configuration[Authentication])
                : null,
            !string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]),
            configuration.GetValue<bool?>(ConsoleSetting) ?? false
        );
}
