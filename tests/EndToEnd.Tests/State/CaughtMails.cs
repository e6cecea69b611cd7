using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.EndToEnd.Tests.State;

/// <summary>The mail catcher, through its JSON API.</summary>
internal sealed class CaughtMails(int port) : IDisposable
{
    private const int Many = 1000;
    private readonly HttpClient _client = new()
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}/api/v1/"),
    };

    /// <summary>Every mail to an address, with its bodies.</summary>
    public async Task<IReadOnlyList<Mail>> ToAsync(
        string email,
        CancellationToken cancellationToken
    )
    {
        var list = await _client.GetFromJsonAsync<MailList>(
            $"messages?limit={Many}",
            cancellationToken
        );
        var mails = list!
            .Messages.Where(mail => mail.To.Any(to => to.Address == email))
            .Select(mail =>
                _client.GetFromJsonAsync<Mail>($"message/{mail.Id}", cancellationToken)
            );
        return (await Task.WhenAll(mails))!;
    }

    public void Dispose() => _client.Dispose();

    private sealed record MailList(IReadOnlyList<Mail> Messages);
}

internal sealed record Mail(
    [property: JsonPropertyName("ID")] string Id,
    MailAddress From,
    IReadOnlyList<MailAddress> To,
    string Subject,
    string Text,
    [property: JsonPropertyName("HTML")] string Html
);

internal sealed record MailAddress(string Name, string Address);
