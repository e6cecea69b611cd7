using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// What tells browsers and caches to make nothing of an answer but what it is. It is set last, just before an answer begins, and
/// only where whoever made the answer has not said it in a way of their own: pages allow their style, files are put into a
/// sandbox, and what is read of a board is for every page. So an answer that forgets about it gets the narrowest of all.
/// </summary>
public sealed class SecurityHeadersMiddleware : IFunctionsWorkerMiddleware
{
    /// <summary>For what is not a page: nothing is loaded, run, sent or framed.</summary>
    public const string NothingPolicy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Also of what pages of other origins may load without asking, which is <see cref="BoardResult"/>'s to allow.</summary>
    public const string ResourcePolicy = "Cross-Origin-Resource-Policy";

    private const string Https = "https";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Response.OnStarting(Complete, http);
        }

        return next(context);
    }

    private static Task Complete(object state)
    {
        var http = (HttpContext)state;
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Permissions-Policy"] =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.TryAdd("Content-Security-Policy", NothingPolicy);
        headers.TryAdd("Referrer-Policy", "no-referrer");
        headers.TryAdd(ResourcePolicy, "same-origin");
        headers.TryAdd("Cache-Control", "no-store");
        if (http.Response.StatusCode >= StatusCodes.Status400BadRequest)
        {
            // Whatever an answer was to be before it failed: a fault that is mended must not be told again.
            headers.CacheControl = "no-store";
        }

        if (CameOverTls(http.Request))
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        return Task.CompletedTask;
    }

    // The platform ends TLS, and the host beside the worker adds its own hop: what the first of them says is the browser's.
    private static bool CameOverTls(HttpRequest request) =>
        request.IsHttps
        || request
            .Headers["X-Forwarded-Proto"]
            .SelectMany(header => (header ?? "").Split(',', StringSplitOptions.TrimEntries))
            .Contains(Https, StringComparer.OrdinalIgnoreCase);
}
