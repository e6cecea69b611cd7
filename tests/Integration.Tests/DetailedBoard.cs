using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>A board of its own with the posting that asks for everything.</summary>
internal static class DetailedBoard
{
    public const string Token = "detailed";
    public const long Posting = 5172900002;

    public static async Task PutAsync(StorageView storage, CancellationToken cancellationToken)
    {
        (string Name, string Document)[] files =
        [
            ("board.json", """{"name":"Example Company"}"""),
            ("schools.json", DetailedPosting.Schools),
            ($"jobs/{Posting}.json", DetailedPosting.Document(Posting)),
        ];
        foreach (var (name, document) in files)
        {
            await storage.PutBoardFileAsync($"{Token}/{name}", document, cancellationToken);
        }
    }

    /// <param name="key">An API key of the board, for a server; null for a visitor.</param>
    public static async Task<Answer> PostAsync(
        HttpClient http,
        HttpContent body,
        string? key,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/v1/boards/{Token}/jobs/{Posting}"
        )
        {
            Content = body,
        };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic",
                Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:"))
            );
        }

        using var response = await http.SendAsync(request, cancellationToken);
        var json = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            json!
        );
    }
}
