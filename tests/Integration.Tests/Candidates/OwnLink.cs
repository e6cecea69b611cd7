using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Integration.Tests.Candidates;

/// <summary>What a candidate can do with the link to their own application.</summary>
internal sealed class OwnLink(RunningSystem system, Answer answer)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public string Id => answer.Id;

    public string Url => (string)answer.Body["status_url"]!;

    public string Token => Url[(Url.IndexOf('#', StringComparison.Ordinal) + 1)..];

    public Task<(int Status, JsonObject Body)> GetAsync(string path = "", string? token = null) =>
        SendAsync(HttpMethod.Get, path, token: token);

    public Task<(int Status, JsonObject Body)> PostAsync(string path, object? json = null) =>
        SendAsync(HttpMethod.Post, path, json is null ? null : JsonContent.Create(json));

    public async Task<(int Status, JsonObject Body)> SendFileAsync(
        string field,
        string name,
        byte[] content
    )
    {
        using var body = new MultipartFormDataContent();
        body.Add(new ByteArrayContent(content), field, name);
        return await SendAsync(HttpMethod.Post, $"/files/{field}", body);
    }

    public async Task<HttpResponseMessage> SendRawAsync(
        HttpMethod method,
        string path,
        HttpContent? body = null,
        string? token = null
    )
    {
        var request = new HttpRequestMessage(method, $"/v1/applications/{Id}{path}")
        {
            Content = body,
        };
        request.Headers.TryAddWithoutValidation("Application-Token", token ?? Token);
        return await system.Http.SendAsync(request, Stop);
    }

    private async Task<(int Status, JsonObject Body)> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? body = null,
        string? token = null
    )
    {
        using var response = await SendRawAsync(method, path, body, token);
        return (
            (int)response.StatusCode,
            (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!
        );
    }
}
