using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Hosting.Configuration;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Azure.Functions.Worker.Hosting.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Worker and host in one process, on Kestrel.</summary>
internal static class FunctionsHost
{
    public static string AppName { get; } =
        (Assembly.GetEntryAssembly()?.GetName().Name ?? "functions").ToLowerInvariant();

    public static WebApplicationBuilder CreateBuilder(string[] args, HostSettings settings)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = HostSettings.ScriptRoot,
                EnvironmentName =
                    Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
                    ?? Environments.Development,
            }
        );
        builder.WebHost.UseUrls($"http://127.0.0.1:{settings.Port}");
        ConfigureLogging(builder.Logging, settings.HostJson.LogLevels);
        builder.Services.Configure<JsonSerializerOptions>(o =>
            o.PropertyNameCaseInsensitive = true
        );
        builder.Services.Configure<HostOptions>(o =>
        {
            o.ShutdownTimeout = TimeSpan.FromSeconds(5);
            o.ServicesStopConcurrently = true;
        });
        return builder;
    }

    public static IHost Build(
        WebApplicationBuilder builder,
        HostSettings settings,
        List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        bool servesHttp
    )
    {
        var catalog = FunctionCatalog.Discover(Assembly.GetEntryAssembly()!, builder.Configuration);
        if (!servesHttp && catalog.TriggeredBy<HttpTriggerAttribute>().Any())
        {
            throw new InvalidOperationException(
                "There are HTTP functions: call ConfigureFunctionsWebApplication() before Build()."
            );
        }
        FunctionExecutionDelegate pipeline = FunctionExecution.RunAsync;
        foreach (var layer in Enumerable.Reverse(middleware))
        {
            pipeline = layer(pipeline);
        }
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(catalog);
        builder.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<FunctionInvoker>(services, pipeline)
        );
        builder.Services.AddHostedService<ListenerService>();
        AddCors(builder.Services, settings.Local);

        var app = builder.Build();
        if (settings.Local.CorsOrigins.Count > 0)
        {
            app.UseCors();
        }
        HttpFunctions.Map(app, catalog, settings.HostJson.RoutePrefix);
        app.Lifetime.ApplicationStarted.Register(() =>
            StartBanner.Print(catalog, settings.HostJson.RoutePrefix, app.Urls.First())
        );
        return app;
    }

    private static void ConfigureLogging(
        ILoggingBuilder logging,
        IReadOnlyDictionary<string, LogLevel> levels
    )
    {
        foreach (var (category, level) in levels)
        {
            var isDefault = category.Equals("default", StringComparison.OrdinalIgnoreCase);
            logging.AddFilter(isDefault ? null : category, level);
        }
        // ASP.NET Core logs addresses with their query strings at the level Information.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
    }

    private static void AddCors(IServiceCollection services, LocalSettings local)
    {
        if (local.CorsOrigins.Count is 0)
        {
            return;
        }
        services.AddCors(options =>
            options.AddDefaultPolicy(policy =>
            {
                policy.WithOrigins([.. local.CorsOrigins]).AllowAnyHeader().AllowAnyMethod();
                if (local.CorsCredentials)
                {
                    policy.AllowCredentials();
                }
            })
        );
    }
}
