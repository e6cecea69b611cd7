using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Testing;

/// <summary>A captcha's provider on this machine, which answers what it was told to.</summary>
public sealed class CaptchaStandIn : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CaptchaStandIn(int status, string body, TimeSpan delay)
    {
        Body = body;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Requests.Enqueue(
                new ProviderRequest(
                    context.Request.Path,
                    $"{context.Request.ContentType}",
                    $"{context.Request.Headers["X-Goog-Api-Key"]}",
                    await reader.ReadToEndAsync(context.RequestAborted)
                )
            );
            await Task.Delay(delay, context.RequestAborted);
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(Body, context.RequestAborted);
        });
    }

    public ConcurrentQueue<ProviderRequest> Requests { get; } = new();

    /// <summary>What it answers.</summary>
    public string Body { get; set; }

    public string Address => $"{_app.Urls.Single()}/siteverify";

    public static async Task<CaptchaStandIn> StartAsync(
        string body,
        int status = 200,
        TimeSpan delay = default
    )
    {
        var provider = new CaptchaStandIn(status, body, delay);
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

public sealed record ProviderRequest(string Path, string MediaType, string ApiKey, string Body);
