using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Http;

/// <summary>Maps the HTTP functions onto endpoints.</summary>
internal static class HttpFunctions
{
    public static void Map(WebApplication app, FunctionCatalog catalog, string routePrefix)
    {
        var functions = catalog.TriggeredBy<HttpTriggerAttribute>().ToList();
        var keys = new FunctionKeys(app.Services.GetRequiredService<IConfiguration>());
        var invoker = app.Services.GetRequiredService<FunctionInvoker>();

        app.UseRouting();
        app.Use(
            (http, next) =>
            {
                // Routing would answer 405 for a method that no function of this route takes; the
                // host answers 404: https://github.com/Azure/azure-functions-host/issues/10098
                if (http.GetEndpoint()?.Metadata.GetMetadata<FunctionDescriptor>() is null)
                {
                    http.SetEndpoint(null);
                    http.Response.StatusCode = StatusCodes.Status404NotFound;
                    return Task.CompletedTask;
                }
                return next(http);
            }
        );
        foreach (var (function, trigger) in functions)
        {
            RequestDelegate run = http => RunAsync(http, function, trigger, keys, invoker);
            var route = Route(function, trigger, routePrefix);
            var endpoint = trigger.Methods is { Length: > 0 } methods
                ? app.MapMethods(route, methods, run)
                : app.Map(route, run);
            endpoint.WithMetadata(function);
        }
    }

    public static string Route(
        FunctionDescriptor function,
        HttpTriggerAttribute trigger,
        string routePrefix
    ) => $"{routePrefix}/{(trigger.Route ?? function.Name).Trim('/')}".TrimStart('/');

    private static async Task RunAsync(
        HttpContext http,
        FunctionDescriptor function,
        HttpTriggerAttribute trigger,
        FunctionKeys keys,
        FunctionInvoker invoker
    )
    {
        if (!keys.Allow(http.Request, function.Name, trigger.AuthLevel))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }
        var input = new TriggerInput(
            "This function was called over HTTP.",
            http,
            new Dictionary<string, object?>(
                http.Request.RouteValues.Select(v =>
                    KeyValuePair.Create(v.Key, (object?)v.Value?.ToString())
                ),
                StringComparer.OrdinalIgnoreCase
            )
        );
        if (await invoker.InvokeAsync(function, input, http.RequestAborted))
        {
            return;
        }
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }
        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    /// <summary>What puts a function into the error state in the real host stops this one.</summary>
    public static void Check(FunctionCatalog catalog)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (function, trigger) in catalog.TriggeredBy<HttpTriggerAttribute>())
        {
            var route = Route(function, trigger, "");
            if (route.StartsWith("admin", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"Function '{function.Name}': routes that begin with 'admin' belong to the host."
                );
            }
            if (trigger.AuthLevel is AuthorizationLevel.User or AuthorizationLevel.System)
            {
                throw new InvalidOperationException(
                    $"Function '{function.Name}': authorization level {trigger.AuthLevel} is not supported."
                );
            }
            foreach (var method in trigger.Methods is { Length: > 0 } methods ? methods : ["*"])
            {
                var other =
                    seen.GetValueOrDefault($"{method} {route}")
                    ?? seen.GetValueOrDefault($"* {route}");
                if (other is not null)
                {
                    throw new InvalidOperationException(
                        $"Function '{function.Name}': its route is that of function '{other}'."
                    );
                }
                seen.Add($"{method} {route}", function.Name);
            }
        }
    }
}
