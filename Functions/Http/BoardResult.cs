using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>What is read of a board: JSON with a weak ETag, 304 on a match, or the problem where there is none.</summary>
public sealed class BoardResult(JsonObject? body, Problem missing) : IResult
{
    private static readonly JsonSerializerOptions Format = new()
    {
        // The answer is JSON, never part of a page; text stays readable and small.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (body is null)
        {
            return new ProblemResult(missing).ExecuteAsync(httpContext);
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, Format);
        var tag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"",
            isWeak: true
        );
        var request = httpContext.Request.GetTypedHeaders();
        var response = httpContext.Response;
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "max-age=0, private, must-revalidate";
        response.Headers.Append(HeaderNames.Vary, "Accept-Encoding, Origin");
        if (
            request.IfNoneMatch.Any(t =>
                t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, false)
            )
        )
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
