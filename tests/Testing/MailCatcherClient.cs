using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Testing;

/// <summary>Reads the mails that were caught, through the catcher's own API.</summary>
public sealed class MailCatcherClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public void Dispose() => _http.Dispose();

    /// <summary>The mails to an address, newest first, whole.</summary>
    public async Task<IReadOnlyList<CaughtMail>> ToAsync(
        string email,
        CancellationToken cancellationToken
    )
    {
        var mails = (await ListAsync(cancellationToken))
            .Where(mail => mail.To.Contains(email, StringComparer.Ordinal))
            .Select(mail => WholeAsync(mail.Id, cancellationToken));
        return await Task.WhenAll(mails);
    }

    /// <summary>All mails, newest first, without their texts.</summary>
    public async Task<IReadOnlyList<CaughtMail>> ListAsync(CancellationToken cancellationToken)
    {
        var list = await _http.GetFromJsonAsync<JsonObject>(
            "/api/v1/messages?limit=100000",
            cancellationToken
        );
        return [.. list!["messages"]!.AsArray().Select(mail => new CaughtMail(mail!))];
    }

    /// <summary>Waits for the first mail to an address.</summary>
    public Task<CaughtMail> FirstToAsync(
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
    /// <param name="keep">Whether it keeps the mail all the same.</param>
    /// <param name="retryAfter">Seconds that a rate limit lasts.</param>
    public async Task MisbehaveAsync(
        string email,
        int status,
        int count,
        CancellationToken cancellationToken,
        bool keep = false,
        int retryAfter = 1
    )
    {
        var answer = await _http.PutAsJsonAsync(
            "/local/behaviour",
            new
            {
                status,
                count,
                to = email,
                keep,
                retryAfter,
            },
            cancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }

    private async Task<CaughtMail> WholeAsync(string id, CancellationToken cancellationToken) =>
        new((await _http.GetFromJsonAsync<JsonNode>($"/api/v1/message/{id}", cancellationToken))!);
}

/// <param name="Json">All that the catcher tells of it.</param>
public sealed record CaughtMail(JsonNode Json)
{
    public string Id => (string)Json["ID"]!;

    /// <summary>The addresses.</summary>
    public IReadOnlyList<string> To =>
        [.. Json[nameof(To)]!.AsArray().Select(to => (string)to!["Address"]!)];

    public string Subject => (string)Json[nameof(Subject)]!;

    public string Text => (string)Json[nameof(Text)]!;

    public string Html => (string)Json["HTML"]!;
}
