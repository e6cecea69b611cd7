using ApplyFunctions.Core;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>What is read of a board, with a weak ETag, 304 on a match, or the problem where there is none.</summary>
public sealed class BoardResult(WireDocument? document, Problem? missing) : IResult
{
    public BoardResult(ReadOutcome outcome)
        : this(
            outcome.Document,
            outcome.Document is null ? PostingProblems.Of(outcome.Missing) : null
        ) { }

    /// <summary>The answer of an older route.</summary>
    public static BoardResult Legacy(ReadOutcome outcome, string board, string? id) =>
        new(
            outcome.Document,
            outcome.Document is null ? LegacyProblems.Of(outcome.Missing, board, id) : null
        );

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (document is { MediaType: not WireDocument.JsonType })
        {
            return SendAsync(httpContext, document.Bytes, document.MediaType, document.Tag);
        }

        var callback = Jsonp.CallbackOf(httpContext.Request);
        if (callback is not null && !Jsonp.IsName(callback))
        {
            return new ProblemResult(Jsonp.BadName).ExecuteAsync(httpContext);
        }

        if (document is null)
        {
            // A page never sees the answer to a script that failed, so the script says it.
            return callback is null
                ? new ProblemResult(missing!).ExecuteAsync(httpContext)
                : SendAsync(
                    httpContext,
                    Jsonp.Script(callback, ProblemResult.Bytes(missing!)),
                    Jsonp.MediaType,
                    tag: null
                );
        }

        return callback is null
            ? SendAsync(httpContext, document.Bytes, document.MediaType, document.Tag)
            : SendAsync(
                httpContext,
                Jsonp.Script(callback, document.Bytes.Span),
                Jsonp.MediaType,
                $"{document.Tag}-{callback}"
            );
    }

    private static Task SendAsync(
        HttpContext httpContext,
        ReadOnlyMemory<byte> bytes,
        string mediaType,
        string? tag
    )
    {
        var response = httpContext.Response;
        response.Headers.CacheControl = "max-age=0, private, must-revalidate";
        response.Headers.Vary = "Accept-Encoding, Origin";
        // Every page on the web may read boards, also as a script and under COEP.
        response.Headers[SecurityHeadersMiddleware.ResourcePolicy] = "cross-origin";
        if (
            tag is not null
            && httpContext.IsKnown(new EntityTagHeaderValue($"\"{tag}\"", isWeak: true))
        )
        {
            return Task.CompletedTask;
        }

        response.ContentType = $"{mediaType}; charset=utf-8";
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(bytes, httpContext.RequestAborted).AsTask();
    }
}
