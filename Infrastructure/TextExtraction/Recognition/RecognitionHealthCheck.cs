using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>Whether scans are read. A company may do without, so that is no fault. Nothing is asked of the service.</summary>
public sealed class RecognitionHealthCheck(IOptions<DocumentIntelligenceOptions> options)
    : IHealthCheck
{
    /// <summary>In a result's data: there is nothing here, by choice.</summary>
    private const string Off = "off";

    private static readonly Dictionary<string, object> IsOff = new(StringComparer.Ordinal)
    {
        [Off] = true,
    };

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            HealthCheckResult.Healthy(data: options.Value.Endpoint is null ? IsOff : null)
        );
}
