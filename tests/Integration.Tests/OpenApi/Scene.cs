using System.Net.Http.Headers;
using System.Text;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>A board of an exchange's own with one posting, and the requests that are made about it.</summary>
public sealed class Scene(RunningSystem system, CancellationToken cancellationToken)
{
    public const string BoardDocument =
        """{"name":"Contract","content":"&lt;p&gt;Hello&lt;/p&gt;"}""";

    // Ids name postings across boards.
    private static long _lastPosting = 7_000_000_000;
    private string? _key;

    public string Board { get; } = $"contract-{Guid.NewGuid():N}";

    public long Posting { get; } = Interlocked.Increment(ref _lastPosting);

    public string Document =>
        FormattableString.Invariant($$"""{"id":{{Posting}},"title":"A posting"}""");

    public string BoardPath => $"/v1/boards/{Board}";

    public string PostingPath => FormattableString.Invariant($"{BoardPath}/jobs/{Posting}");

    /// <summary>A request with the board's key.</summary>
    public async Task<HttpRequestMessage> AuthorAsync(
        HttpMethod method,
        string path,
        string? json = null
    )
    {
        _key ??= await system.Storage.AddApiKeyAsync(Board, cancellationToken);
        var request = Visitor(method, path, json);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes(_key + ":"))
        );
        return request;
    }

    public static HttpRequestMessage Visitor(HttpMethod method, string path, string? json = null) =>
        new(method, path)
        {
            Content = json is null
                ? null
                : new StringContent(json, Encoding.UTF8, "application/json"),
        };

    public Task MakeBoardAsync() => SendAsync(BoardPath, BoardDocument);

    public async Task MakePostingAsync()
    {
        await MakeBoardAsync();
        await SendAsync(PostingPath, Document);
    }

    /// <summary>Gives the board a dead letter, and returns its id.</summary>
    public async Task<string> MakeDeadLetterAsync()
    {
        await using var services = system.Compose();
        var nothing = PoisonMessage.OfQueue(WorkKind.Mail, $"of {Board}");
        var letter = DeadLetter.Of(nothing, Board, TimeProvider.System.GetUtcNow());
        await services.GetRequiredService<IDeadLetters>().KeepAsync(letter, cancellationToken);
        return letter.Id;
    }

    public async Task SendAsync(HttpRequestMessage request)
    {
        using var response = await system.Http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task SendAsync(string path, string json)
    {
        using var request = await AuthorAsync(HttpMethod.Put, path, json);
        await SendAsync(request);
    }
}
