using ApplyFunctions.Core.Access;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// Lets the careers pages that are named in <c>Cors__AllowedOrigins</c> post from their own origin, the recruiters' pages that are
/// named in <c>Cors__RecruiterOrigins</c> do what whoever has signed in may do, and every page read boards, which are public.
/// It is done here, by the framework's own service, so that it is the same under every host; the platform's CORS stays empty.
/// </summary>
public sealed class CorsMiddleware(
    ICorsService cors,
    IOptions<CorsOptions> options,
    IConfiguration configuration
) : IFunctionsWorkerMiddleware
{
    private readonly CorsPolicy _careers = options.Value.GetPolicy(CorsServices.Careers)!;
    private readonly CorsPolicy _readers = options.Value.GetPolicy(CorsServices.Readers)!;
    private readonly CorsPolicy _recruiters = options.Value.GetPolicy(CorsServices.Recruiters)!;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        var policy = PolicyFor(http.Request);
        var result = cors.EvaluatePolicy(http, policy);
        // Caches must not give one origin's answer to another, and which policy it is depends on the origin.
        result.VaryByOrigin |= policy == _recruiters;
        cors.ApplyResult(result, http.Response);
        return IsPostOfStrangePage(http.Request)
            ? new ProblemResult(AccessProblems.OriginNotAllowed).ExecuteAsync(http)
            : next(context);
    }

    // Recruiters' pages also write postings, which lie beside what everybody may read. Nobody else's page manages anything.
    private CorsPolicy PolicyFor(HttpRequest request)
    {
        if (
            request.Path.StartsWithSegments("/v1/manage", StringComparison.OrdinalIgnoreCase)
            || OriginOf(request) is { } origin && _recruiters.IsOriginAllowed(origin)
        )
        {
            return _recruiters;
        }

        return ReadsBoards(request) ? _readers : _careers;
    }

    private static string? OriginOf(HttpRequest request) =>
        request.Headers.Origin.FirstOrDefault() is { Length: > 0 } origin ? origin : null;

    // A browser sends a form to any site without asking, and only withholds the answer from the page. Pages of the app's
    // own host have no need of CORS; servers have a key.
    private bool IsPostOfStrangePage(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && OriginOf(request) is { } origin
        && !_careers.AllowAnyOrigin
        && !_careers.IsOriginAllowed(origin)
        && string.IsNullOrWhiteSpace(request.Headers.Authorization)
        && !(
            Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && (
                page.Authority == request.Host.Value
                || page.Host == configuration["WEBSITE_HOSTNAME"]
            )
        );

    private static bool ReadsBoards(HttpRequest request)
    {
        var method = HttpMethods.IsOptions(request.Method)
            ? request.Headers.AccessControlRequestMethod.ToString()
            : request.Method;
        return (HttpMethods.IsGet(method) || HttpMethods.IsHead(method))
            && request.Path.StartsWithSegments("/v1/boards", StringComparison.OrdinalIgnoreCase);
    }
}
