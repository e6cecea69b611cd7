using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.LocalHost.Running;

/// <summary>A web site in LocalHost's own process, on one port of 127.0.0.1.</summary>
internal sealed class LoopbackSite(
    string name,
    int port,
    Action<WebApplication> map,
    Action<IServiceCollection>? register = null
) : IService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private WebApplication? _app;

    public string Name => name;

    public string Address => Running.Ports.Origin(port);

    public IReadOnlyList<int> Ports { get; } = [port];

    public Task<string> Died { get; } = new TaskCompletionSource<string>().Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder
            .WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                kestrel.Listen(IPAddress.Loopback, port);
            });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoSignals>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Patience);
        register?.Invoke(builder.Services);
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        _app = builder.Build();
        _app.Use(AnswerOnlyToLoopbackNames);
        map(_app);
        await _app.StartAsync(cancellationToken);
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }
    }

    /// <summary>A page elsewhere must not reach these sites by pointing its own name at 127.0.0.1 (DNS rebinding).</summary>
    private static Task AnswerOnlyToLoopbackNames(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Host.Host is "127.0.0.1" or "localhost")
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return context.Response.WriteAsync("Use http://127.0.0.1 or http://localhost.");
    }

    /// <summary>Ctrl+C and SIGTERM belong to LocalHost, which stops its services in order.</summary>
    private sealed class NoSignals : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
