using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Functions.Http;

/// <summary>200 while applications can be taken, 503 while they can't; the body names each part, and no reasons.</summary>
public sealed class HealthFunction(HealthReports reports)
{
    [Function("Health")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var report = await reports.GetAsync(cancellationToken);
        var parts = report.Entries.ToDictionary(
            e => e.Key,
            e => e.Value.Data.ContainsKey("off") ? "Off" : e.Value.Status.ToString(),
            StringComparer.Ordinal
        );
        return Results.Json(
            new HealthBody(report.Status.ToString(), parts),
            HealthJson.Default.HealthBody,
            statusCode: report.Status == HealthStatus.Unhealthy
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status200OK
        );
    }
}
