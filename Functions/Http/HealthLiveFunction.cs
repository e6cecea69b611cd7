using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ApplyFunctions.Functions.Http;

/// <summary>200 while the app runs, whatever it depends on: a restart would not mend that.</summary>
public sealed class HealthLiveFunction
{
    [Function("HealthLive")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")]
            HttpRequest request
    ) => Results.Json(new HealthBody(nameof(HealthStatus.Healthy)), HealthJson.Default.HealthBody);
}
