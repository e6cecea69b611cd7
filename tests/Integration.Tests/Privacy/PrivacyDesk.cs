using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Privacy;

/// <summary>What a company does with somebody's data, over HTTP; and applications that can be found by a word.</summary>
internal sealed class PrivacyDesk(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static ApplicationForm Marked(string canary, string? email = null) =>
        new ApplicationForm(email ?? $"{canary}@example.com")
            .Set("last_name", canary)
            .File(
                "resume",
                $"{canary}.txt",
                Encoding.UTF8.GetBytes($"All about {canary} {Guid.NewGuid()}")
            );

    public static ApplicationId Parsed(string text) =>
        ApplicationId.TryParse(text, out var id) ? id : throw new FormatException(text);

    public Task<JsonObject> DoneAsync(string receipt) =>
        Patience.ForAsync(
            "the erasure",
            async () =>
            {
                var found = await system.Http.GetFromJsonAsync<JsonObject>(
                    $"/v1/erasures/{receipt}",
                    Stop
                );
                return found!["state"]!.ToString() == "done" ? found : null;
            },
            Stop,
            seconds: 60
        );

    public async Task<byte[]> SendAsync(
        HttpMethod method,
        string path,
        int status,
        object? json = null
    )
    {
        var key = await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop);
        using var request = new HttpRequestMessage(method, $"/v1/manage/boards/example/{path}")
        {
            Content = json is null ? null : JsonContent.Create(json),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes($"{key}:"))
        );
        using var response = await system.Http.SendAsync(request, Stop);
        ((int)response.StatusCode)
            .Should()
            .Be(status, await response.Content.ReadAsStringAsync(Stop));
        await system.Storage.RemoveApiKeyAsync(ApplicationForm.Board, key, Stop);
        return await response.Content.ReadAsByteArrayAsync(Stop);
    }
}
