using ApplyFunctions.Core.Applications.Forms;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

/// <summary>A page that works without scripts, and may load nothing. No cache keeps it: it may hold what somebody wrote.</summary>
public sealed class PageResult(RenderedPage page, TimeSpan? retryAfter = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = page.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept, Accept-Language, Origin";
        response.Headers.ContentLanguage = page.Language;
        response.Headers.ContentSecurityPolicy = page.Policy;
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // With no referrer at all, browsers say of a form that it comes from nowhere, which is refused.
        response.Headers["Referrer-Policy"] = "same-origin";
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = wait.TotalSeconds.ToString(
                System.Globalization.CultureInfo.InvariantCulture
            );
        }

        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.WriteAsync(page.Html, httpContext.RequestAborted);
    }
}
