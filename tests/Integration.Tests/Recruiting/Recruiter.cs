using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>Somebody with a role for the sample board.</summary>
internal sealed class Recruiter(RunningSystem system, string key)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Recruiter> WithRoleAsync(RunningSystem system, string role) =>
        new(system, await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop, role));

    public Task<(int Status, JsonObject Body)> ReadAsync(string id) =>
        SendAsync(HttpMethod.Get, $"applications/{id}");

    public Task<(int Status, JsonObject Body)> MoveAsync(string id, object order) =>
        SendAsync(HttpMethod.Post, $"applications/{id}/stage", order);

    public Task<(int Status, JsonObject Body)> PreviewAsync(string id, string stage) =>
        SendAsync(HttpMethod.Get, $"applications/{id}/stage/mail?stage={stage}");

    /// <param name="path">Behind that of the board.</param>
    public async Task<(int Status, JsonObject Body)> SendAsync(
        HttpMethod method,
        string path,
        object? json = null
    )
    {
        using var request = new HttpRequestMessage(
            method,
            $"/v1/manage/boards/{ApplicationForm.Board}/{path}"
        );
        request.Headers.Authorization = Author.Basic(key);
        request.Content = json is null ? null : JsonContent.Create(json);
        using var response = await system.Http.SendAsync(request, Stop);
        return (
            (int)response.StatusCode,
            (await response.Content.ReadFromJsonAsync<JsonObject>(Stop))!
        );
    }
}
