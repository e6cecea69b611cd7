using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Somebody who writes a board of their own, with its key.</summary>
public sealed class Author(RunningSystem system, string board, string key)
{
    public string Board => board;

    public Core.Access.Author Credentials => new(board, Basic(key).ToString());

    public string BoardPath => $"/v1/boards/{board}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>With a board that is there.</summary>
    public static async Task<Author> WithBoardAsync(RunningSystem system)
    {
        var author = await WithKeyAsync(system);
        var reply = await author.PutAsync(author.BoardPath, """{"name":"Example Bakery"}""");
        reply.Status.Should().Be(HttpStatusCode.Created);
        return author;
    }

    /// <summary>With a key for a board that is not there yet.</summary>
    public static async Task<Author> WithKeyAsync(RunningSystem system)
    {
        var board = $"bakery-{Guid.NewGuid():N}";
        return new Author(system, board, await system.Storage.AddApiKeyAsync(board, Stop));
    }

    /// <summary>No other board has it.</summary>
    public static long NewId() => Random.Shared.NextInt64(1, 1L << 53);

    public string JobPath(long id) => $"{BoardPath}/jobs/{id}";

    public Task<Reply> PutAsync(string path, string json, string? ifMatch = null) =>
        SendAsync(HttpMethod.Put, path, Json(json), ("If-Match", ifMatch));

    public async Task<Reply> GetAsync(string path) => await SendAsync(HttpMethod.Get, path);

    public async Task<Reply> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body = null,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Authorization = Basic(key);
        foreach (var (name, value) in headers.Where(h => h.Value is not null))
        {
            request.Headers.Remove(name);
            if (value!.Length > 0)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await Reply.OfAsync(await system.Http.SendAsync(request, Stop), Stop);
    }

    public static HttpContent Json(string json) =>
        new StringContent(json, Encoding.UTF8, "application/json");

    public static AuthenticationHeaderValue Basic(string key) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:")));
}

/// <summary>An answer, whatever it is.</summary>
public sealed record Reply(HttpStatusCode Status, string? Tag, Uri? Location, string Text)
{
    public JsonObject Body => JsonNode.Parse(Text)!.AsObject();

    public string Code => ((string)Body["type"]!).Split(':')[^1];

    public string Title => (string)Body["title"]!;

    public IEnumerable<string> Faults => Body["errors"]!.AsObject().Select(e => e.Key);

    public static async Task<Reply> OfAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        using (response)
        {
            return new Reply(
                response.StatusCode,
                response.Headers.ETag?.ToString(),
                response.Headers.Location,
                await response.Content.ReadAsStringAsync(cancellationToken)
            );
        }
    }
}
