using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Testing;

/// <summary>Reads the mails that were caught, through the catcher's own API.</summary>
public sealed class MailCatcherClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public void Dispose() => _http.Dispose();

    /// <summary>The mails to an address, newest first, whole.</summary>
    public async Task<IReadOnlyList<JsonNode>> ToAsync(
        string email,
        CancellationToken cancellationToken
    )
    {
        var list = await _http.GetFromJsonAsync<JsonObject>(
            "/api/v1/messages?limit=100000",
            cancellationToken
        );
        var mails = new List<JsonNode>();
        foreach (var mail in list!["messages"]!.AsArray())
        {
            if (mail!["To"]!.AsArray().Any(to => (string?)to!["Address"] == email))
            {
                mails.Add(
                    (
                        await _http.GetFromJsonAsync<JsonNode>(
                            $"/api/v1/message/{(string?)mail["ID"]}",
                            cancellationToken
                        )
                    )!
                );
            }
        }

        return mails;
    }

    /// <summary>Waits for the first mail to an address.</summary>
    public Task<JsonNode> FirstToAsync(
        string email,
        CancellationToken cancellationToken,
        double seconds = 30
    ) =>
        Patience.ForAsync(
            "a mail",
            async () => (await ToAsync(email, cancellationToken)).FirstOrDefault(),
            cancellationToken,
            seconds
        );

    /// <summary>Has the catcher fail for mails to one address, as SendGrid can.</summary>
    public async Task MisbehaveAsync(
        string email,
        int status,
        int count,
        CancellationToken cancellationToken
    )
    {
        var answer = await _http.PutAsJsonAsync(
            "/local/behaviour",
            new
            {
                status,
                count,
                to = email,
            },
            cancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }
}
