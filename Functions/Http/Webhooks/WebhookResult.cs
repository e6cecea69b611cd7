using ApplyFunctions.Core.Webhooks;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http.Webhooks;

/// <summary>A webhook that was saved: 201 with its address where it is new, else 200; or the problem.</summary>
public sealed class WebhookResult(WebhookOutcome outcome) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (outcome.Json is not { } json)
        {
            return new ProblemResult(outcome.Problem!).ExecuteAsync(httpContext);
        }

        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        if (outcome.NewId is { } id)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location =
                $"{httpContext.Request.Path.ToUriComponent().TrimEnd('/')}/{id}";
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        return response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }
}
