using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Unit.Tests.Email;

/// <summary>SendGrid's <c>/v3/mail/send</c> on a port of its own, with an answer that the test chooses.</summary>
internal sealed class FakeSendGrid : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TaskCompletionSource _firstRequest = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    private FakeSendGrid(WebApplication server) => _server = server;

    public string Host => _server.Urls.Single();

    public ConcurrentQueue<CaughtRequest> Requests { get; } = [];

    public Task FirstRequest => _firstRequest.Task;

    public static async Task<FakeSendGrid> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var fake = new FakeSendGrid(app);
        app.Run(async context =>
        {
            using var json = await JsonDocument.ParseAsync(context.Request.Body);
            fake.Requests.Enqueue(
                new CaughtRequest(
                    $"{context.Request.Method} {context.Request.Path}",
                    context.Request.Headers.Authorization.ToString(),
                    json.RootElement.Clone()
                )
            );
            fake._firstRequest.TrySetResult();
            await answer(context);
        });
        await app.StartAsync();
        return fake;
    }

    public static Task<FakeSendGrid> StartAsync(
        int status,
        string body = "",
        params (string Name, string Value)[] headers
    ) =>
        StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            if (body.Length > 0)
            {
                context.Response.ContentType = "application/json";
                await context.Response.WriteAsync(body);
            }
        });

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

internal sealed record CaughtRequest(string Target, string Authorization, JsonElement Body);
