using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Functions.Http;

/// <summary>200 while what an application needs is there, 503 while it is not; the body names each part.</summary>
public sealed class HealthFunction(HealthCheckService health)
{
    [Function("Health")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var report = await health.CheckHealthAsync(cancellationToken);
        var parts = report.Entries.ToDictionary(
            e => e.Key,
            e => e.Value.Status.ToString(),
            StringComparer.Ordinal
        );
        return Results.Json(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["status"] = report.Status.ToString(),
                ["checks"] = parts,
            },
            statusCode: report.Status == HealthStatus.Healthy
                ? StatusCodes.Status200OK
                : StatusCodes.Status503ServiceUnavailable
        );
    }
}
