using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Access;

/// <summary>Who has asked for which personal data is known afterwards.</summary>
public sealed class AuditTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_handed_out_and_done_is_recorded_without_personal_data()
    {
        const string canary = "Kanarienhahn";
        var email = $"{canary}.{Guid.NewGuid():N}@example.com";
        var author = await Author.WithBoardAsync(system);
        var posting = Author.NewId();
        await author.PutAsync(author.JobPath(posting), """{"title":"Baker"}""");
        var id = await ApplyAsync(author.JobPath(posting), email);
        var person = $$"""{"email":"{{email}}"}""";
        var manage = $"/v1/manage/boards/{author.Board}";
        var hold = $"{manage}/applications/{id}/legal-hold";

        (await PostAsync(author, $"{manage}/people/export", person)).Should().Be(HttpStatusCode.OK);
        (await PostAsync(author, $"{manage}/people/export", """{"email":"nobody@example.com"}"""))
            .Should()
            .Be(HttpStatusCode.NotFound);
        await author.SendAsync(HttpMethod.Put, hold);
        await author.SendAsync(HttpMethod.Delete, hold);
        (await PostAsync(author, $"{manage}/people/erase", person))
            .Should()
            .Be(HttpStatusCode.Accepted);

        var entries = (await author.GetAsync($"{manage}/audit")).Body["entries"]!.AsArray();
        entries
            .Select(e =>
                $"{e!["action"]} {e["result"]} {string.Join(' ', e["application_ids"]!.AsArray())}"
            )
            .Should()
            .Equal(
                $"erase_person granted {id}",
                $"lift_legal_hold granted {id}",
                $"set_legal_hold granted {id}",
                "export_person not_found ",
                $"export_person granted {id}"
            );
        entries.Select(e => $"{e!["actor"]!["kind"]}").Should().AllBe("key");
        entries.ToJsonString().Should().NotContainEquivalentOf(canary).And.NotContain("nobody");
    }

    [Fact]
    public async Task Entries_come_page_by_page_the_newest_first_across_months()
    {
        var author = await Author.WithKeyAsync(system);
        await using var services = system.Compose();
        var trail = services.GetRequiredService<IAuditTrail>();
        var latest = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        var actions = Enumerable
            .Range(0, ReadAudit.PageSize + 20)
            .Select(i => $"action {i}")
            .ToList();
        foreach (var (action, i) in actions.Select((a, i) => (a, i)))
        {
            // Three a day, so that they are of two months.
            await AddAsync(trail, author.Board, latest.AddHours(-8 * i), action);
        }

        await AddAsync(trail, author.Board + "-2", latest, "of another board");

        var path = $"/v1/manage/boards/{author.Board}/audit";
        var first = (await author.GetAsync(path)).Body;
        var cursor = (string)first["meta"]!["next_cursor"]!;
        var second = (await author.GetAsync($"{path}?cursor={cursor}")).Body;

        Actions(first).Concat(Actions(second)).Should().Equal(actions);
        Actions(first).Should().HaveCount(ReadAudit.PageSize);
        second["meta"]!["next_cursor"].Should().BeNull();
        (await author.GetAsync($"{path}?cursor=x")).Code.Should().Be("cursor-malformed");
    }

    [Fact]
    public async Task What_cannot_be_recorded_is_not_handed_out()
    {
        await using var services = system.Compose(change: s =>
            s.AddSingleton<IAuditTrail, BrokenTrail>()
        );
        var author = await Author.WithBoardAsync(system);
        var posting = Author.NewId();
        await author.PutAsync(author.JobPath(posting), """{"title":"Baker"}""");
        var id = await ApplyAsync(author.JobPath(posting), $"{Guid.NewGuid():N}@example.com");
        var hold = services.GetRequiredService<Core.Privacy.SetLegalHold>();

        var set = () => hold.ExecuteAsync(author.Credentials, id, isHeld: true, Stop);

        await set.Should().ThrowAsync<IOException>();
        var rows = await system.Storage.RowsAsync(id, Stop);
        rows["application"].GetBoolean("LegalHold").Should().NotBe(true);
    }

    private static IEnumerable<string> Actions(JsonObject page) =>
        page["entries"]!.AsArray().Select(e => (string)e!["action"]!);

    private static Task AddAsync(
        IAuditTrail trail,
        string board,
        DateTimeOffset at,
        string action
    ) =>
        trail.AddAsync(
            new AuditEntry(
                AuditEntry.NewId(at),
                board,
                at,
                new Actor(ActorKind.User, "somebody"),
                action,
                [],
                AuditResult.NotFound
            ),
            Stop
        );

    private static async Task<HttpStatusCode> PostAsync(Author author, string path, string json) =>
        (await author.SendAsync(HttpMethod.Post, path, Author.Json(json))).Status;

    private async Task<string> ApplyAsync(string path, string email)
    {
        using var body = Author.Json(
            $$"""{"first_name":"Ada","last_name":"Example","email":"{{email}}"}"""
        );
        using var response = await system.Http.PostAsync(path, body, Stop);
        return (string)(await Reply.OfAsync(response, Stop)).Body["application_id"]!;
    }

    private sealed class BrokenTrail : IAuditTrail
    {
        public Task AddAsync(AuditEntry entry, CancellationToken cancellationToken) =>
            throw new IOException("The table cannot be reached.");

        public Task<IReadOnlyList<AuditEntry>> ListAsync(
            string board,
            string? after,
            int most,
            CancellationToken cancellationToken
        ) => throw new IOException("The table cannot be reached.");
    }
}
