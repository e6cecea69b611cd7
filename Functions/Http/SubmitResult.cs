using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

/// <summary>What became of an application: where it is durable, Greenhouse's key <c>success</c> and the id.</summary>
public sealed class SubmitResult(SubmitOutcome outcome) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        outcome switch
        {
            SubmitOutcome.Accepted accepted => Accept(httpContext, accepted),
            SubmitOutcome.Refused refused => new ProblemResult(refused.Problem).ExecuteAsync(
                httpContext
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Task Accept(HttpContext httpContext, SubmitOutcome.Accepted accepted) =>
        httpContext.Response.WriteAsJsonAsync(
            new AcceptedBody(
                "Candidate saved successfully",
                accepted.Id.ToString(),
                accepted.StatusUrl
            ),
            AcceptedJson.Default.AcceptedBody,
            "application/json; charset=utf-8",
            httpContext.RequestAborted
        );
}

internal sealed record AcceptedBody(string Success, string ApplicationId, string? StatusUrl);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(AcceptedBody))]
internal sealed partial class AcceptedJson : JsonSerializerContext;
