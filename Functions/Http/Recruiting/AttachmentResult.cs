using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http.Recruiting;

/// <summary>
/// A candidate's file, to be saved and not to be shown: whatever is in it, no browser runs it as a page of this site. Or the
/// problem.
/// </summary>
public sealed class AttachmentResult(FileOutcome outcome) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (outcome.File is not { } file)
        {
            await new ProblemResult(outcome.Problem!).ExecuteAsync(httpContext);
            return;
        }

        var response = httpContext.Response;
        Guard(response);
        response.ContentType = file.Format.MediaType();
        response.ContentLength = outcome.Content.Length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.NameToSave);
        response.Headers.ContentDisposition = disposition.ToString();
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        foreach (var segment in outcome.Content)
        {
            await response.Body.WriteAsync(segment, httpContext.RequestAborted);
        }
    }

    /// <summary>For what a candidate has written, whatever it looks like.</summary>
    internal static void Guard(HttpResponse response)
    {
        var headers = response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = $"{SecurityHeadersMiddleware.NothingPolicy}; sandbox";
    }
}
