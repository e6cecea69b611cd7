using ApplyFunctions.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ApplyFunctions.Infrastructure.Observability;

public static class TelemetryServices
{
    private const string ServiceName = "applyfunctions";

    /// <summary>
    /// Exports the app's spans, metrics and log to where the settings say; does nothing where they say nothing. Only the app's own
    /// source and meter are exported: spans of HTTP clients and of the Azure SDK would tell addresses, and names of rows that are
    /// hashes of personal data.
    /// </summary>
    public static IServiceCollection AddTelemetry(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        var targets = TelemetryTargets.Of(configuration);
        if (!targets.IsNone)
        {
            Export(services, configuration, targets);
        }

        return services;
    }

    // Apart, so that nothing of OpenTelemetry is loaded where nothing is exported.
    private static void Export(
        IServiceCollection services,
        IConfiguration configuration,
        TelemetryTargets targets
    )
    {
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, configuration))
            .WithTracing(traces => Trace(traces, targets));
        if (targets.TakesAll)
        {
            telemetry
                .WithMetrics(metrics => Measure(metrics, targets))
                .WithLogging(
                    logs => Log(logs, targets),
                    options => options.IncludeFormattedMessage = true
                );
            services.AddLogging(DemandOwnLog);
        }
    }

    private static void Describe(ResourceBuilder resource, IConfiguration configuration) =>
        resource
            .AddService(
                configuration["WEBSITE_SITE_NAME"] ?? ServiceName,
                serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3),
                serviceInstanceId: configuration["WEBSITE_INSTANCE_ID"]
                    ?? Guid.NewGuid().ToString("N")
            )
            // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES come last, and hold.
            .AddEnvironmentVariableDetector();

    private static void Trace(TracerProviderBuilder traces, TelemetryTargets targets)
    {
        traces.AddSource(Telemetry.MeterName);
        if (targets.AzureMonitor is { } monitor)
        {
            traces.AddAzureMonitorTraceExporter(monitor.Configure);
        }

        if (targets.Otlp)
        {
            traces.AddOtlpExporter();
        }

        if (targets.Console)
        {
            traces.AddConsoleExporter();
        }
    }

    private static void Measure(MeterProviderBuilder metrics, TelemetryTargets targets)
    {
        metrics.AddMeter(Telemetry.MeterName);
        if (targets.AzureMonitor is { } monitor)
        {
            metrics.AddAzureMonitorMetricExporter(monitor.Configure);
        }

        if (targets.Otlp)
        {
            metrics.AddOtlpExporter();
        }
    }

    private static void Log(LoggerProviderBuilder logs, TelemetryTargets targets)
    {
        if (targets.AzureMonitor is { } monitor)
        {
            logs.AddAzureMonitorLogExporter(monitor.Configure);
        }

        if (targets.Otlp)
        {
            logs.AddOtlpExporter();
        }
    }

    /// <summary>Libraries log addresses at the level Information; the app's own messages hold ids, and a test sees to it.</summary>
    private static void DemandOwnLog(ILoggingBuilder logging) =>
        logging
            .AddFilter<OpenTelemetryLoggerProvider>(category: null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>(Telemetry.MeterName, LogLevel.Information);
}
