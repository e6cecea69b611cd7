using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>
/// Document Intelligence's REST contract for prebuilt-read over pdftoppm and tesseract, so that scanned
/// files can be read on one machine.
/// </summary>
public static class OcrEmulator
{
    public static IServiceCollection AddOcrEmulator(
        this IServiceCollection services,
        OcrOptions? options = null
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options ?? new OcrOptions());
        services.AddSingleton<OcrAnalyses>();
        services.AddSingleton<OcrAnalyzer>();
        services.AddHostedService<OcrWorker>();
        return services;
    }

    /// <summary>Maps both generations of the path: /formrecognizer and /documentintelligence.</summary>
    public static IEndpointRouteBuilder MapOcrEmulator(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/formrecognizer", ["2022-08-31", "2023-07-31"]);
        Map(
            routes,
            "/documentintelligence",
            ["2023-10-31-preview", "2024-02-29-preview", "2024-07-31-preview", "2024-11-30"]
        );
        return routes;
    }

    private static void Map(IEndpointRouteBuilder routes, string prefix, string[] versions)
    {
        var models = routes
            .MapGroup(prefix + "/documentModels")
            .AddEndpointFilter(
                (context, next) =>
                    OcrEndpoints.Refuse(context.HttpContext.Request, versions) is { } refusal
                        ? ValueTask.FromResult<object?>(refusal)
                        : next(context)
            );
        models.MapPost("/{modelId}:analyze", OcrEndpoints.AnalyzeAsync);
        models.MapGet("/{modelId}/analyzeResults/{resultId}", OcrEndpoints.GetResult);
    }
}
