using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Integration.Tests.Webhooks;

/// <summary>What came to a receiver.</summary>
public sealed record Received(string Method, string EventId, string Signature, byte[] Body)
{
    public JsonObject Json => JsonNode.Parse(Body)!.AsObject();

    public JsonNode Application => Json["payload"]!["application"]!;

    public bool IsSignedWith(string secret) =>
        Signature
        == "sha256 "
            + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Body));
}

/// <summary>A receiver of webhooks on this machine, which answers as a test says.</summary>
public sealed class Receiver
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _answers = new();

    public Receiver(RunningSystem system) =>
        Url = system.Files.Serve($"/hooks/{Guid.NewGuid():N}", ServeAsync);

    public string Url { get; }

    /// <summary>What it answers once nothing else is left to answer.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    public IReadOnlyList<Received> All => [.. _received];

    /// <summary>Answers the next request, after those that were said before.</summary>
    public Receiver Answer(Func<HttpContext, Task> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public Receiver Answer(int status) =>
        Answer(http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });

    public Task<IReadOnlyList<Received>> UntilAsync(
        int count,
        CancellationToken cancellationToken
    ) =>
        Patience.UntilAsync(
            () => Task.FromResult(All),
            all => all.Count >= count,
            cancellationToken,
            TimeSpan.FromSeconds(60)
        );

    private async Task ServeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        _received.Enqueue(
            new Received(
                http.Request.Method,
                http.Request.Headers["Greenhouse-Event-ID"].ToString(),
                http.Request.Headers["Signature"].ToString(),
                body.ToArray()
            )
        );
        if (_answers.TryDequeue(out var answer))
        {
            await answer(http);
            return;
        }

        http.Response.StatusCode = Status;
    }
}
