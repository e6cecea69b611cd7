using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>Gives browsers' preflight requests a route; <see cref="CorsMiddleware"/> has the answer.</summary>
public sealed class PreflightFunction
{
    [Function("Preflight")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "v1/{*path}")]
            HttpRequest request
    ) => Results.NoContent();
}
