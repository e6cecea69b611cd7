using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>What authors read: JSON with the strong ETag of the stored version, 304 on a match, or the problem.</summary>
public sealed class SourceResult(SourceOutcome outcome) : IResult
{
    /// <summary>Where nothing is wrong.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (outcome.Json is not { } json)
        {
            return new ProblemResult(outcome.Problem!).ExecuteAsync(httpContext);
        }

        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        if (outcome.Tag is { } tag && httpContext.IsKnown(new EntityTagHeaderValue($"\"{tag}\"")))
        {
            return Task.CompletedTask;
        }

        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }
}
