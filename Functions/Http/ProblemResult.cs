using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ApplyFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace ApplyFunctions.Functions.Http;

/// <summary>A problem as <c>application/problem+json</c> (RFC 9457) with Greenhouse's keys beside it.</summary>
public sealed class ProblemResult(Problem problem) : IResult
{
    private const string Types = "urn:problem-type:applyfunctions:";

    /// <summary>The body alone.</summary>
    public static byte[] Bytes(Problem problem) =>
        JsonSerializer.SerializeToUtf8Bytes(Body(problem), ProblemJson.Default.ProblemBody);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = new StringValues([
                .. problem.Challenges,
            ]);
        }

        if (problem.RetryAfter is { } wait)
        {
            httpContext.Response.Headers.RetryAfter = wait.TotalSeconds.ToString(
                CultureInfo.InvariantCulture
            );
        }

        return httpContext.Response.WriteAsJsonAsync(
            Body(problem),
            ProblemJson.Default.ProblemBody,
            "application/problem+json",
            httpContext.RequestAborted
        );
    }

    private static ProblemBody Body(Problem problem) =>
        new(
            Types + problem.Code,
            problem.Title,
            problem.Status,
            problem.Error,
            problem.Reason,
            problem.Errors,
            problem.Faults.Count == 0
                ? null
                : [.. problem.Faults.Select(f => new FaultBody(f.Field, f.Rule, f.Values))],
            problem.BotCheck
        );
}

internal sealed record ProblemBody(
    string Type,
    string Title,
    int Status,
    string Error,
    string Reason,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Errors,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        IReadOnlyList<FaultBody>? Faults,
    [property:
        JsonPropertyName("bot_check"),
        JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)
    ]
        JsonObject? BotCheck
);

/// <summary>A fault by its code, for pages that say it in words of their own; the words of <c>errors</c> are in the same order.</summary>
internal sealed record FaultBody(
    string Field,
    string Rule,
    IReadOnlyDictionary<string, long> Values
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class ProblemJson : JsonSerializerContext;
