using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Bench.Running;

/// <summary>A program on the same web server that answers every request with the same bytes.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareSite(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<BareSite> StartAsync(
        byte[] body,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http =>
        {
            http.Response.ContentType = contentType;
            http.Response.ContentLength = body.Length;
            return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
        });
        await app.StartAsync(cancellationToken);
        return new BareSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
