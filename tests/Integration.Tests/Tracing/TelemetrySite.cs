using System.Collections.Concurrent;
using System.Net;
using System.Text;
using ApplyFunctions.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Tracing;

/// <summary>Takes what the app exports, as an OpenTelemetry collector on this machine: OTLP over HTTP.</summary>
public sealed class TelemetrySite : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> _received = new();
    private readonly ConcurrentQueue<ReceivedSpan> _spans = new();
    private readonly WebApplication _app;

    private TelemetrySite()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    /// <summary>The settings with which the app exports to here, soon after it knows.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
        };

    public IReadOnlyCollection<ReceivedSpan> Spans => _spans;

    /// <summary>All that came, as far as it is text: names, tags, messages.</summary>
    public IReadOnlyCollection<string> Bodies => [.. _received.Select(r => r.Body)];

    private string Address =>
        _app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.Single();

    public static async Task<TelemetrySite> StartAsync()
    {
        var site = new TelemetrySite();
        await site._app.StartAsync();
        return site;
    }

    /// <summary>The spans of an application, when all the steps have ended, and the log and the metrics of them have come too.</summary>
    public async Task<IReadOnlyList<ReceivedSpan>> UntilEndAsync(
        string applicationId,
        IReadOnlyCollection<string> steps,
        CancellationToken cancellationToken,
        double seconds = 60
    )
    {
        var spans = await Patience.UntilAsync(
            () => Task.FromResult(_spans.Where(s => s.Application == applicationId).ToList()),
            found => steps.All(step => found.Exists(s => s.Name == step)),
            cancellationToken,
            TimeSpan.FromSeconds(seconds)
        );
        // Metrics come every second; of two times, the second has all of it. The log comes sooner.
        var before = Count("/v1/metrics");
        await Patience.UntilAsync(
            () => Task.FromResult(Count("/v1/metrics")),
            count => count >= before + 2,
            cancellationToken,
            TimeSpan.FromSeconds(seconds)
        );
        return spans;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private int Count(string path) => _received.Count(r => r.Path == path);

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var path = context.Request.Path.Value!;
        if (path == "/v1/traces")
        {
            foreach (var span in ReceivedSpan.In(body.ToArray()))
            {
                _spans.Enqueue(span);
            }
        }

        _received.Enqueue((path, Encoding.UTF8.GetString(body.ToArray())));
        context.Response.ContentType = "application/x-protobuf";
    }
}
