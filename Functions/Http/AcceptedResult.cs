using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

/// <summary>The answer to an application that is durable: Greenhouse's key <c>success</c>, and the id.</summary>
public sealed class AcceptedResult(SubmitOutcome.Accepted accepted) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.Response.WriteAsJsonAsync(
            new AcceptedBody("Candidate saved successfully", accepted.Id.ToString()),
            AcceptedJson.Default.AcceptedBody,
            "application/json; charset=utf-8",
            httpContext.RequestAborted
        );
}

internal sealed record AcceptedBody(string Success, string ApplicationId);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AcceptedBody))]
internal sealed partial class AcceptedJson : JsonSerializerContext;
