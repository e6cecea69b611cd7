using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

public sealed class SearchTests(RunningSystem system)
{
    private const int Ok = 200;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_found_on_its_board_by_its_cv_and_nowhere_else()
    {
        var word = Word();
        var author = await ExampleAsync();
        var other = await Author.WithBoardAsync(system);
        var form = With($"Knows <b>{word}</b> well, and Straßenbau.").Set("first_name", "José");
        var id = (await system.ApplyAsync(form, Stop)).Id;

        var found = await FoundAsync(author, word);

        ((string)found["application_id"]!).Should().Be(id);
        ((string)found["name"]!).Should().Be("José Example");
        ((long)found["posting_id"]!).Should().Be(ApplicationForm.OpenPosting);
        ((string)found["stage"]!).Should().Be("received");
        var place = found["highlights"]!.AsArray().Single()!;
        ((string)place["field"]!).Should().Be("text");
        ((string)place["file"]!).Should().Be("resume");
        place["parts"]!
            .AsArray()
            .Where(p => (bool)p!["match"]!)
            .Select(p => (string)p!["text"]!)
            .Should()
            .Equal(word);
        string.Concat(place["parts"]!.AsArray().Select(p => (string)p!["text"]!))
            .Should()
            .Contain($"<b>{word}</b>", "it is text, and no markup");
        foreach (
            var query in (string[])
                [
                    $"text:{word} strassenbau",
                    $"jose {word[..8]}*",
                    $"{word[..^1]}~",
                    $"{word} posting:{ApplicationForm.OpenPosting}",
                    $"email:{form.Email}",
                    $"\"well and strassenbau\" {word}",
                ]
        )
        {
            (await IdsAsync(author, query)).Should().Equal([id], query);
        }

        (await IdsAsync(author, $"name:{word}")).Should().BeEmpty();
        (await IdsAsync(author, $"{word} -jose")).Should().BeEmpty();
        (await IdsAsync(author, $"{word}&posting={ApplicationForm.ClosedPosting}", raw: true))
            .Should()
            .BeEmpty();
        (await IdsAsync(other, word)).Should().BeEmpty();
        (await SearchAsync(other, $"q={word}", author.Board))
            .Status.Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_corrected_name_and_a_replaced_file_are_found_and_the_former_are_not()
    {
        var (before, after, file) = (Word(), Word(), Word());
        var author = await ExampleAsync();
        var form = With($"Knows {before}.").Set("last_name", before);
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await FoundAsync(author, $"name:{before} text:{before}");

        (await link.PostAsync("/contact", new { last_name = after })).Status.Should().Be(Ok);
        (await link.SendFileAsync("resume", "cv.txt", Encoding.UTF8.GetBytes($"Knows {file}.")))
            .Status.Should()
            .Be(Ok);

        await FoundAsync(author, $"name:{after} text:{file}");
        (await IdsAsync(author, before)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_erased_application_is_in_no_index_and_a_withdrawn_one_says_so()
    {
        var canary = Word();
        var author = await ExampleAsync();
        var form = With($"Knows {canary}.");
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await FoundAsync(author, canary);

        (await link.PostAsync("/withdraw")).Status.Should().Be(Ok);
        ((string)(await FoundAsync(author, canary))["stage"]!).Should().Be("withdrawn");
        await link.PostAsync("/erase");

        await system.RowAsync(link.Id, "application", r => r.ContainsKey("ErasedAt"), Stop);
        (await IdsAsync(author, canary)).Should().BeEmpty();
        (await system.Storage.PlacesOfAsync(canary, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task An_index_that_is_behind_is_owed_work_until_it_is_not()
    {
        var author = await ExampleAsync();
        var word = Word();
        var answer = await system.ApplyAsync(With($"Knows {word}."), Stop);
        ApplicationId.TryParse(answer.Id, out var id).Should().BeTrue();
        await FoundAsync(author, $"text:{word}");
        await using var services = system.Compose();
        var outbox = services.GetRequiredService<IOutbox>();
        await OwesAsync(isOwed: false);

        await system.Storage.DeleteRowAsync(answer.Id, "search", Stop);
        await OwesAsync(isOwed: true);
        await services.GetRequiredService<IndexApplication>().ExecuteAsync(id, Stop);

        await OwesAsync(isOwed: false);

        Task OwesAsync(bool isOwed) =>
            Patience.UntilAsync(
                async () => (await outbox.FindOwedAsync(id, Stop))!.Search,
                owes => owes == isOwed,
                Stop
            );
    }

    [Fact]
    public async Task An_index_is_built_anew_from_what_is_stored()
    {
        var author = await Author.WithBoardAsync(system);
        var posting = Author.NewId();
        (await author.PutAsync(author.JobPath(posting), """{"title":"Baker"}"""))
            .Status.Should()
            .Be(HttpStatusCode.Created);
        var word = Word();
        using var body = With($"Knows {word}.").ToMultipart();
        using var sent = await system.Http.PostAsync(author.JobPath(posting), body, Stop);
        sent.StatusCode.Should().Be(HttpStatusCode.OK);
        await FoundAsync(author, word);
        await using var services = system.Compose();

        await services.GetRequiredService<ISearchIndex>().ResetAsync(author.Board, Stop);
        await Patience.UntilAsync(() => IdsAsync(author, word), ids => ids.Count == 0, Stop);
        var count = await services
            .GetRequiredService<RebuildIndex>()
            .ExecuteAsync(author.Board, Stop);

        count.Should().Be(1);
        await FoundAsync(author, $"text:{word}");
    }

    [Fact]
    public async Task Writers_that_come_at_once_lose_nothing()
    {
        const int writes = 30;
        var board = $"writers-{Guid.NewGuid():N}";
        await using var one = system.Compose();
        await using var other = system.Compose();
        await using var third = system.Compose();
        var indexes = (ISearchIndex[])
            [one.GetRequiredService<ISearchIndex>(), other.GetRequiredService<ISearchIndex>()];

        await Parallel.ForEachAsync(
            Enumerable.Range(0, writes),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (i, token) =>
                await indexes[i % 2].UpdateAsync(board, [Id(i)], (id, _) => Document(id), token)
        );

        var request = new SearchRequest(null, SearchFilter.None, SearchSort.Newest, null, writes);
        foreach (var services in (IServiceProvider[])[one, other, third])
        {
            var index = services.GetRequiredService<ISearchIndex>();
            await Patience.UntilAsync(
                async () => (await index.SearchAsync(board, request, Stop)).Value!.Total,
                total => total == writes,
                Stop
            );
        }

        await indexes[0].UpdateAsync(board, [Id(0)], (_, _) => Nothing(), Stop);
        await Patience.UntilAsync(
            async () => (await indexes[1].SearchAsync(board, request, Stop)).Value!.Total,
            total => total == writes - 1,
            Stop
        );

        static ApplicationId Id(int i) => ApplicationId.Of(7, 0xa0, [(byte)i, .. new byte[20]]);

        static Task<SearchDocument?> Nothing() => Task.FromResult<SearchDocument?>(null);

        static Task<SearchDocument?> Document(ApplicationId id) =>
            Task.FromResult<SearchDocument?>(
                new(id, DateTimeOffset.UnixEpoch, "Ada Example", "ada@example.com", [], [])
            );
    }

    [Theory]
    [InlineData("a*", 400)]
    [InlineData("*", 400)]
    [InlineData("aa* ab* ac* ad* ae* af* ag* ah* ai* aj* ak*", 400)]
    [InlineData("((((((((((((((a", 400)]
    [InlineData("\"", 400)]
    [InlineData("AND", 400)]
    [InlineData("/.*/", 400)]
    [InlineData("[a TO z] {a TO z} name^1000 \\u0000", 200)]
    [InlineData("<script>alert(1)</script>", 200)]
    [InlineData("\ud800 \udfff \ufdd0 \ufffe", 200)]
    [InlineData("example~ examples~ exampl~ exemple~", 200)]
    [InlineData("ex* NOT (NOT (NOT ad*))", 200)]
    [InlineData("' OR 1=1; --", 400)]
    public async Task Hostile_queries_are_answered_in_words(string query, int status)
    {
        var author = await ExampleAsync();

        var reply = await SearchAsync(author, $"q={Uri.EscapeDataString(query)}");

        ((int)reply.Status).Should().Be(status, reply.Text);
        if (status == 400)
        {
            reply.Code.Should().Be("query-malformed");
            reply.Title.Should().NotBeEmpty();
        }
    }

    private static string Word() => $"w{Guid.NewGuid():N}";

    private static ApplicationForm With(string cv) =>
        new ApplicationForm().File("resume", "cv.txt", Encoding.UTF8.GetBytes(cv));

    private async Task<Author> ExampleAsync() =>
        new(
            system,
            ApplicationForm.Board,
            await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop)
        );

    private static Task<Reply> SearchAsync(Author author, string form, string? board = null) =>
        author.SendAsync(
            HttpMethod.Post,
            $"/v1/manage/boards/{board ?? author.Board}/search",
            new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded")
        );

    private static async Task<List<string>> IdsAsync(Author author, string query, bool raw = false)
    {
        var reply = await SearchAsync(author, $"q={(raw ? query : Uri.EscapeDataString(query))}");
        reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
        return [.. reply.Body["items"]!.AsArray().Select(i => (string)i!["application_id"]!)];
    }

    /// <summary>The one application that a query finds, once it finds it.</summary>
    private static async Task<JsonNode> FoundAsync(Author author, string query) =>
        (
            await Patience.ForAsync(
                $"an application for {query}",
                async () =>
                {
                    var reply = await SearchAsync(author, $"q={Uri.EscapeDataString(query)}");
                    reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
                    return reply.Body["items"]!.AsArray().SingleOrDefault();
                },
                Stop
            )
        )!;
}
