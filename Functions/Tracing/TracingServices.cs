using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;

namespace ApplyFunctions.Functions.Tracing;

internal static class TracingServices
{
    /// <summary>
    /// Traces what runs from here on; and where the app exports its telemetry itself, tells the host, which would otherwise export
    /// the app's log a second time (https://learn.microsoft.com/azure/azure-functions/opentelemetry-howto).
    /// </summary>
    public static void UseTracing(this FunctionsApplicationBuilder builder)
    {
        builder.UseMiddleware<TracingMiddleware>();
        builder
            .Services.AddOptions<WorkerOptions>()
            .Configure<IServiceProvider>(
                (options, services) =>
                {
                    if (services.GetService<TracerProvider>() is not null)
                    {
                        options.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString;
                    }
                }
            );
    }
}
