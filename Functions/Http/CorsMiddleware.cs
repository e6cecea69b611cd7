using ApplyFunctions.Core.Access;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// Lets the careers pages that are named in <c>Cors__AllowedOrigins</c> post from their own origin, and every page read
/// boards, which are public. It is done here, by the framework's own service, so that it is the same under every host;
/// the platform's CORS stays empty.
/// </summary>
public sealed class CorsMiddleware(
    ICorsService cors,
    IOptions<CorsOptions> options,
    IConfiguration configuration
) : IFunctionsWorkerMiddleware
{
    private readonly CorsPolicy _careers = options.Value.GetPolicy(CorsServices.Careers)!;
    private readonly CorsPolicy _readers = options.Value.GetPolicy(CorsServices.Readers)!;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            return next(context);
        }

        var policy = ReadsBoards(http.Request) ? _readers : _careers;
        cors.ApplyResult(cors.EvaluatePolicy(http, policy), http.Response);
        return IsPostOfStrangePage(http.Request)
            ? new ProblemResult(AccessProblems.OriginNotAllowed).ExecuteAsync(http)
            : next(context);
    }

    // A browser sends a form to any site without asking, and only withholds the answer from the page. Pages of the app's
    // own host have no need of CORS; servers have a key.
    private bool IsPostOfStrangePage(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.Headers.Origin.FirstOrDefault() is { Length: > 0 } origin
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

public static class CorsServices
{
    public const string Careers = "careers";
    public const string Readers = "readers";
    private static readonly char[] Separators = [',', ';', ' '];

    public static IServiceCollection AddCareersCors(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        var origins = configuration["Cors:AllowedOrigins"] ?? "";
        return services.AddCors(options =>
        {
            options.AddPolicy(
                Careers,
                policy =>
                    Describe(policy)
                        .WithOrigins(
                            origins.Split(Separators, StringSplitOptions.RemoveEmptyEntries)
                        )
                        .WithMethods("GET", "HEAD", "POST")
            );
            options.AddPolicy(
                Readers,
                policy => Describe(policy).AllowAnyOrigin().WithMethods("GET", "HEAD")
            );
        });
    }

    private static CorsPolicyBuilder Describe(CorsPolicyBuilder policy) =>
        policy
            .WithHeaders(
                "Accept",
                "Application-Token",
                "Content-Type",
                "Idempotency-Key",
                "If-None-Match"
            )
            .WithExposedHeaders("ETag", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1));
}
