using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Privacy;
using ApplyFunctions.Integration.Tests.Webhooks;
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
        return WithKey(Visitor(method, path, json), _key);
    }

    /// <summary>A request with a key of the board whose role is for nothing that the document describes.</summary>
    public async Task<HttpRequestMessage> OutsiderAsync(HttpMethod method, string path) =>
        WithKey(
            Visitor(method, path),
            await system.Storage.AddApiKeyAsync(Board, cancellationToken, "none")
        );

    private static HttpRequestMessage WithKey(HttpRequestMessage request, string key)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":"))
        );
        return request;
    }

    /// <summary>A report on mails, as SendGrid signs it.</summary>
    public HttpRequestMessage MailReport(byte[] body) =>
        system.Host.MailReport(body, TimeProvider.System.GetUtcNow());

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

    /// <summary>Applies to the posting: the application's id, and the token of the candidate's link.</summary>
    public async Task<(string Id, string Token)> ApplyAsync(string? email = null)
    {
        await MakePostingAsync();
        var answer = await system.Http.PostAsJsonAsync(
            PostingPath,
            new
            {
                first_name = "Ada",
                last_name = "Example",
                email = email ?? $"{Guid.NewGuid():N}@example.com",
            },
            cancellationToken
        );
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        return ((string)body["application_id"]!, ((string)body["status_url"]!).Split('#')[1]);
    }

    /// <summary>Applies with a resume, and waits until it has been read.</summary>
    public async Task<string> MakeReadApplicationAsync()
    {
        const string form =
            """{"title":"A posting","questions":[{"label":"Resume","required":true,"fields":[{"name":"resume","type":"input_file"}]}]}""";
        await MakeBoardAsync();
        await SendAsync(PostingPath, form);
        var answer = await system.Http.PostAsync(
            PostingPath,
            new ApplicationForm().Without("question").ToMultipart(),
            cancellationToken
        );
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        var id = (string)body["application_id"]!;
        await Patience.UntilAsync(
            async () =>
            {
                using var request = await AuthorAsync(
                    HttpMethod.Get,
                    $"/v1/manage/boards/{Board}/applications/{id}"
                );
                using var response = await system.Http.SendAsync(request, cancellationToken);
                var read = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
                return (string?)read!["files"]![0]!["text"]?["outcome"];
            },
            outcome => outcome == "extracted",
            cancellationToken
        );
        return id;
    }

    /// <summary>A request with a candidate's link.</summary>
    /// <param name="token">That of the link where there is none.</param>
    public async Task<HttpRequestMessage> CandidateAsync(
        HttpMethod method,
        string path,
        string? json = null,
        string? token = null
    )
    {
        var (id, own) = await ApplyAsync();
        return Candidate(method, id, path, token ?? own, json);
    }

    public static HttpRequestMessage Candidate(
        HttpMethod method,
        string id,
        string path,
        string token,
        string? json = null
    )
    {
        var request = Visitor(method, $"/v1/applications/{id}{path}", json);
        request.Headers.TryAddWithoutValidation("Application-Token", token);
        return request;
    }

    /// <summary>Has an application erased: the name of the receipt.</summary>
    public async Task<string> EraseAsync(string id, string token)
    {
        using var request = Candidate(HttpMethod.Post, id, "/erase", token);
        using var response = await system.Http.SendAsync(request, cancellationToken);
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
        return (string)body["receipt"]!;
    }

    public Task UntilErasedAsync(string receipt) =>
        Patience.ForAsync(
            "the erasure",
            async () =>
            {
                using var answer = await system.Http.GetAsync(
                    $"/v1/erasures/{receipt}",
                    cancellationToken
                );
                return answer.StatusCode == System.Net.HttpStatusCode.OK ? "done" : null;
            },
            cancellationToken,
            seconds: 60
        );

    /// <summary>Gives the board a dead letter, and returns its id.</summary>
    public async Task<string> MakeDeadLetterAsync()
    {
        await using var services = system.Compose();
        var nothing = PoisonMessage.OfQueue(WorkKind.Mail, $"of {Board}");
        var letter = DeadLetter.Of(nothing, Board, TimeProvider.System.GetUtcNow());
        await services.GetRequiredService<IDeadLetters>().KeepAsync(letter, cancellationToken);
        return letter.Id;
    }

    /// <summary>Applies to the posting, and waits until a search finds it.</summary>
    public async Task MakeFoundApplicationAsync(string path, string search)
    {
        await ApplyAsync();
        await Patience.UntilAsync(
            async () =>
            {
                using var request = await AuthorAsync(HttpMethod.Post, path, search);
                using var response = await system.Http.SendAsync(request, cancellationToken);
                var body = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
                return (int)body!["meta"]!["total"]!;
            },
            total => total == 1,
            cancellationToken
        );
    }

    /// <summary>Six people each answer a question about themselves in one of two ways.</summary>
    public async Task AnswerEqualityQuestionsAsync(string month)
    {
        await using var services = system.Compose();
        var store = services.GetRequiredService<IEqualityAnswerStore>();
        for (var person = 0; person < 12; person++)
        {
            string[] option = [person % 2 == 0 ? "1" : "2"];
            var answer = new EqualityAnswer(Guid.NewGuid().ToString("N"), "gender", option, null);
            await store.SaveAsync(
                new HeldEqualityAnswer(Board, Posting, month, answer),
                cancellationToken
            );
        }
    }

    public Receiver NewReceiver() => new(system);

    /// <summary>What a request is answered, which must be a success.</summary>
    public async Task<JsonObject> ReadAsync(HttpRequestMessage request)
    {
        using var response = await system.Http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }

    /// <summary>As where malware was found in a file.</summary>
    public Task InfectAsync(string id) =>
        system.Storage.ChangeRowAsync(
            id,
            "file.resume",
            row => row["Scan"] = "Infected",
            cancellationToken
        );

    /// <summary>Has the company order the erasure of an application.</summary>
    public async Task EraseApplicationAsync(string id)
    {
        await using var services = system.Compose();
        _ = ApplicationId.TryParse(id, out var application);
        await services
            .GetRequiredService<RequestErasure>()
            .ExecuteAsync(application, ErasureReason.Company, cancellationToken);
    }

    public async Task SendAsync(HttpRequestMessage request)
    {
        using var response = await system.Http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task<JsonObject> AnswerAsync(HttpRequestMessage request)
    {
        using var response = await system.Http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken))!;
    }

    private async Task SendAsync(string path, string json)
    {
        using var request = await AuthorAsync(HttpMethod.Put, path, json);
        await SendAsync(request);
    }
}
