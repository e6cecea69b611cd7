using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ApplyFunctions.Integration.Tests.OpenApi;
using ApplyFunctions.Integration.Tests.Webhooks;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>
/// What belongs to one board or one candidate is asked for by another, at every documented address: with the other's key at the
/// owner's address, and with the owner's ids at the other's.
/// </summary>
public sealed class ObjectAccessTests(RunningSystem system)
{
    private const string Canary = "Canary-of-another-board";

    // What an operation has to be sent to be carried out, where that is not an empty object.
    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["saveBoard"] = """{"name":"Taken over"}""",
        ["savePosting"] = """{"title":"Taken over"}""",
        ["changeStage"] = """{"stage":"hired"}""",
        ["addNote"] = """{"text":"Taken over"}""",
        ["exportPerson"] = """{"email":"EMAIL"}""",
        ["erasePerson"] = """{"email":"EMAIL"}""",
        ["changeStages"] = """{"application_ids":["ID"],"stage":"hired"}""",
        ["createWebhook"] = """{"url":"https://receiver.example.com/hooks"}""",
        ["replaceWebhook"] = """{"url":"https://receiver.example.com/hooks","enabled":true}""",
        ["searchApplications"] = $$"""{"q":"{{Canary}}"}""",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_key_and_no_role_of_another_board_opens_anything()
    {
        var victim = await VictimAsync();
        var other = new Scene(system, Stop);
        await other.MakeBoardAsync();
        using var owner = await other.AuthorAsync(HttpMethod.Get, other.BoardPath);
        (AuthenticationHeaderValue Credentials, HttpStatusCode Status)[] strangers =
        [
            (owner.Headers.Authorization!, HttpStatusCode.Unauthorized),
            (Bearer($"owner:{other.Board}"), HttpStatusCode.Forbidden),
            (
                Bearer($"owner:{victim.Scene.Board}x", $"owner:{victim.Scene.Board[..^1]}"),
                HttpStatusCode.Forbidden
            ),
        ];
        var faults = new List<string>();
        foreach (var operation in await GuardedAsync())
        {
            foreach (var (credentials, expected) in strangers)
            {
                var reply = await SendAsync(operation, victim.Scene.Board, victim, credentials);
                if (
                    reply.Status != expected
                    || reply.Text.Contains(Canary, StringComparison.Ordinal)
                )
                {
                    faults.Add($"{operation.Id} {credentials.Scheme}: {reply.Status} {reply.Text}");
                }
            }
        }

        faults.Should().BeEmpty();
        await UnharmedAsync(victim);
    }

    [Fact]
    public async Task The_ids_of_another_board_lead_nowhere()
    {
        var victim = await VictimAsync();
        var other = new Scene(system, Stop);
        await other.MakeBoardAsync();
        using var owner = await other.AuthorAsync(HttpMethod.Get, other.BoardPath);
        var credentials = owner.Headers.Authorization!;
        var faults = new List<string>();
        foreach (var operation in await GuardedAsync())
        {
            var namesMore = operation.Path.Count(c => c == '{') > 1;
            var reply = await SendAsync(operation, other.Board, victim, credentials);
            // An id that is free on this board and taken on another is told to be taken, and nothing more.
            var isRefused =
                reply.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity
                || operation.Id == "savePosting" && reply.Status == HttpStatusCode.Conflict;
            if (
                reply.Text.Contains(Canary, StringComparison.Ordinal)
                || reply.Text.Contains(victim.Email, StringComparison.Ordinal)
                || namesMore && !isRefused
                || (int)reply.Status >= 500
            )
            {
                faults.Add($"{operation.Id}: {reply.Status} {reply.Text}");
            }
        }

        faults.Should().BeEmpty();
        await UnharmedAsync(victim);
    }

    [Fact]
    public async Task A_link_to_one_application_opens_no_other_and_tells_not_whether_there_is_one()
    {
        var victim = new Scene(system, Stop);
        var (id, _) = await victim.ApplyAsync();
        var (mine, token) = await victim.ApplyAsync();
        var nobodys = $"{id[..^4]}0000";
        var api = await ApiDescription.LoadAsync();
        var operations = api
            .Operations.Where(o =>
                o.Path.StartsWith("/v1/applications/{id}", StringComparison.Ordinal)
            )
            .ToList();

        operations.Should().HaveCountGreaterThan(5);
        foreach (var operation in operations)
        {
            var answers = new List<string>();
            foreach (
                var (application, presented) in ((string, string?)[])
                    [
                        (id, token),
                        (id, token.Replace(mine, id, StringComparison.Ordinal)),
                        (id, ""),
                        (id, null),
                        (nobodys, token),
                        (nobodys, null),
                        ("../applications", token),
                    ]
            )
            {
                var request = Scene.Visitor(
                    new HttpMethod(operation.Method.ToUpperInvariant()),
                    operation
                        .Path.Replace(
                            "{id}",
                            Uri.EscapeDataString(application),
                            StringComparison.Ordinal
                        )
                        .Replace("{field}", "resume", StringComparison.Ordinal),
                    operation.Method == "post" ? """{"email":"taken.over@example.com"}""" : null
                );
                if (presented is not null)
                {
                    request.Headers.TryAddWithoutValidation("Application-Token", presented);
                }

                using var response = await system.Http.SendAsync(request, Stop);
                answers.Add(
                    $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Stop)}"
                );
            }

            answers.Distinct(StringComparer.Ordinal).Should().ContainSingle(operation.Id);
            answers[0].Should().StartWith("404 ");
        }
    }

    private async Task<Victim> VictimAsync()
    {
        var scene = new Scene(system, Stop);
        var receiver = scene.NewReceiver();
        await scene.MakePostingAsync();
        var hook = await MadeAsync(scene, "/webhooks", $$"""{"url":"{{receiver.Url}}"}""");
        var email = $"{Guid.NewGuid():N}@example.com";
        var (id, _) = await scene.ApplyAsync(email);
        var note = await MadeAsync(
            scene,
            $"/applications/{id}/notes",
            $$"""{"text":"{{Canary}}"}"""
        );
        var told = (await receiver.UntilAsync(1, Stop))[0];
        var ids = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{id}"] = id,
            ["{note}"] = (string)note["note_id"]!,
            ["{webhook}"] = (string)hook["webhook_id"]!,
            ["{delivery}"] = told.EventId,
            ["{letter}"] = await scene.MakeDeadLetterAsync(),
            ["{field}"] = "resume",
        };
        return new Victim(scene, email, ids);
    }

    private static async Task<JsonObject> MadeAsync(Scene scene, string path, string json)
    {
        using var request = await scene.AuthorAsync(
            HttpMethod.Post,
            $"/v1/manage/boards/{scene.Board}{path}",
            json
        );
        return await scene.AnswerAsync(request);
    }

    private static async Task<IReadOnlyList<Operation>> GuardedAsync()
    {
        var api = await ApiDescription.LoadAsync();
        var guarded = api
            .Operations.Where(o =>
                o.Json["security"] is JsonArray asked && asked.All(s => s!.AsObject().Count > 0)
            )
            .ToList();
        guarded.Should().HaveCountGreaterThan(30);
        return guarded;
    }

    private async Task<Reply> SendAsync(
        Operation operation,
        string board,
        Victim victim,
        AuthenticationHeaderValue credentials
    )
    {
        var path = operation
            .Path.Replace("{board}", board, StringComparison.Ordinal)
            .Replace("/jobs/{id}", $"/jobs/{victim.Scene.Posting}", StringComparison.Ordinal);
        foreach (var (parameter, value) in victim.Ids)
        {
            path = path.Replace(parameter, value, StringComparison.Ordinal);
        }

        path.Should().NotContain("{");
        var body = Bodies
            .GetValueOrDefault(operation.Id, "{}")
            .Replace("EMAIL", victim.Email, StringComparison.Ordinal)
            .Replace("\"ID\"", $"\"{victim.Ids["{id}"]}\"", StringComparison.Ordinal);
        using var request = Scene.Visitor(
            new HttpMethod(operation.Method.ToUpperInvariant()),
            path,
            operation.Method is "get" or "delete" ? null : body
        );
        request.Headers.Authorization = credentials;
        return await Reply.OfAsync(await system.Http.SendAsync(request, Stop), Stop);
    }

    private async Task UnharmedAsync(Victim victim)
    {
        using var request = await victim.Scene.AuthorAsync(
            HttpMethod.Get,
            $"/v1/manage/boards/{victim.Scene.Board}/applications/{victim.Ids["{id}"]}"
        );
        var application = await victim.Scene.ReadAsync(request);
        ((string)application["stage"]!).Should().Be("received");
        ((bool)application["legal_hold"]!).Should().BeFalse();
        application["notes"]!.AsArray().Should().ContainSingle();
        using var hooks = await victim.Scene.AuthorAsync(
            HttpMethod.Get,
            $"/v1/manage/boards/{victim.Scene.Board}/webhooks"
        );
        (await victim.Scene.ReadAsync(hooks))["webhooks"]!.AsArray().Should().ContainSingle();
        (await system.Http.GetStringAsync(victim.Scene.PostingPath, Stop))
            .Should()
            .Contain("A posting");
    }

    private AuthenticationHeaderValue Bearer(params string[] roles) =>
        new("Bearer", system.SignIn.Issuer.Token(roles));

    /// <param name="Ids">What stands in the owner's addresses, by the parameter that it stands for.</param>
    private sealed record Victim(
        Scene Scene,
        string Email,
        IReadOnlyDictionary<string, string> Ids
    );
}
