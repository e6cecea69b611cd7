using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Functions.Http;

/// <summary>What pages of other origins may do, by whose pages they are.</summary>
public static class CorsServices
{
    public const string Careers = "careers";
    public const string Readers = "readers";
    public const string Recruiters = "recruiters";
    private static readonly char[] Separators = [',', ';', ' '];

    public static IServiceCollection AddPageCors(
        this IServiceCollection services,
        IConfiguration configuration
    ) =>
        services.AddCors(options =>
        {
            options.AddPolicy(
                Careers,
                policy =>
                    Describe(policy)
                        .WithOrigins(Origins(configuration["Cors:AllowedOrigins"]))
                        .WithMethods("GET", "HEAD", "POST")
            );
            options.AddPolicy(
                Readers,
                policy => Describe(policy).AllowAnyOrigin().WithMethods("GET", "HEAD")
            );
            options.AddPolicy(
                Recruiters,
                policy =>
                    Describe(policy, "Authorization", "If-Match")
                        .WithExposedHeaders("Content-Disposition", "Location")
                        // Access tokens are sent as headers: with cookies nothing can be done, so no page may send any.
                        .DisallowCredentials()
                        .WithOrigins([
                            .. Origins(configuration["Cors:RecruiterOrigins"])
                                // Whoever writes a star means any page; these pages see what candidates wrote.
                                .Where(origin => origin != "*"),
                        ])
                        .WithMethods("GET", "HEAD", "POST", "PUT", "DELETE")
            );
        });

    private static string[] Origins(string? setting) =>
        (setting ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static CorsPolicyBuilder Describe(
        CorsPolicyBuilder policy,
        params string[] moreHeaders
    ) =>
        policy
            .WithHeaders([
                "Accept",
                "Application-Token",
                "Content-Type",
                "Idempotency-Key",
                "If-None-Match",
                .. moreHeaders,
            ])
            .WithExposedHeaders("ETag", "Retry-After")
            .SetPreflightMaxAge(TimeSpan.FromHours(1));
}
