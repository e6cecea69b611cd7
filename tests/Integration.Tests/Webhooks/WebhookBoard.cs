using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Webhooks;

/// <summary>A board of a test's own with one posting, and its owner.</summary>
internal sealed class WebhookBoard(RunningSystem system, Author author, long posting)
{
    public const string Secret = "a secret that the receiver knows";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Author Owner => author;

    public string Path => $"/v1/manage/boards/{author.Board}/webhooks";

    public long Posting => posting;

    public static async Task<WebhookBoard> MakeAsync(RunningSystem system)
    {
        const string document = """
            {"title":"Baker","requisition_id":"B-1","departments":[{"id":5,"name":"Bread"}],
             "questions":[{"label":"Resume","required":true,"fields":[{"name":"resume","type":"input_file"}]},
              {"label":"Phone","required":false,"fields":[{"name":"phone","type":"input_text"}]},
              {"label":"Why us?","required":true,"fields":[{"name":"question_71","type":"textarea"}]}]}
            """;
        var author = await Author.WithBoardAsync(system);
        var posting = Author.NewId();
        var reply = await author.PutAsync(author.JobPath(posting), document);
        reply.Status.Should().Be(HttpStatusCode.Created, reply.Text);
        return new WebhookBoard(system, author, posting);
    }

    public static ApplicationForm Form() =>
        new ApplicationForm()
            .Without("question")
            .Without("demographic")
            .Set("phone", "+44 20 7946 0958")
            .Set("question_71", "I like <bread> & Brötchen.");

    /// <summary>The webhook's id.</summary>
    public async Task<string> AddAsync(string url, string? secret = Secret)
    {
        var reply = await SendAsync(HttpMethod.Post, "", new { url, secret });
        reply.Status.Should().Be(HttpStatusCode.Created, reply.Text);
        return (string)reply.Body["webhook_id"]!;
    }

    public async Task<Answer> ApplyAsync(ApplicationForm form)
    {
        using var body = form.ToMultipart();
        using var response = await system.Http.PostAsync(author.JobPath(posting), body, Stop);
        var json = await response.Content.ReadFromJsonAsync<JsonObject>(Stop);
        response.StatusCode.Should().Be(HttpStatusCode.OK, json!.ToJsonString());
        return new Answer((int)response.StatusCode, null, json);
    }

    public Task<Reply> SendAsync(HttpMethod method, string path, object? body = null) =>
        author.SendAsync(
            method,
            Path + path,
            body is null ? null : JsonContent.Create(body, body.GetType())
        );

    /// <summary>The one delivery of a webhook, once it is in a state.</summary>
    public Task<JsonNode> DeliveryAsync(string webhook, string state, double seconds = 60) =>
        Patience.ForAsync(
            $"a delivery that is {state}",
            async () =>
            {
                var page = await SendAsync(HttpMethod.Get, $"/{webhook}/deliveries");
                page.Status.Should().Be(HttpStatusCode.OK, page.Text);
                return page.Body["deliveries"]!
                    .AsArray()
                    .SingleOrDefault(d => (string)d!["state"]! == state);
            },
            Stop,
            seconds
        );
}
