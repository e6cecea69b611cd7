using System.Net;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Nobody's change is lost because somebody else made one at the same time.</summary>
public sealed class AuthoringConcurrencyTests(RunningSystem system)
{
    private const int Writers = 12;

    [Theory]
    [InlineData("{0}", null, 200)]
    [InlineData("*", null, 200)]
    [InlineData("\"other\"", null, 412)]
    [InlineData("\"other\", {0}", null, 200)]
    [InlineData("W/{0}", null, 412)]
    [InlineData(null, "*", 412)]
    [InlineData(null, "{0}", 412)]
    [InlineData(null, "\"other\"", 200)]
    public async Task A_write_happens_only_where_its_conditions_hold(
        string? ifMatch,
        string? ifNoneMatch,
        int status
    )
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());
        var tag = (await author.PutAsync(path, """{"title":"one"}""")).Tag;
        (string, string?)[] conditions =
        [
            ("If-Match", ifMatch is null ? null : string.Format(null, ifMatch, tag)),
            ("If-None-Match", ifNoneMatch is null ? null : string.Format(null, ifNoneMatch, tag)),
        ];

        using var body = Author.Json("""{"title":"two"}""");
        var put = await author.SendAsync(HttpMethod.Put, path, body, conditions);

        ((int)put.Status).Should().Be(status);
        var source = await author.GetAsync($"{path}/source");
        ((string)source.Body["title"]!).Should().Be(status == 200 ? "two" : "one");
        if (status == 412)
        {
            ((string)put.Body["error"]!).Should().Be("Precondition failed");
            (await author.SendAsync(HttpMethod.Delete, path, null, conditions))
                .Status.Should()
                .Be(HttpStatusCode.PreconditionFailed);
            (await author.GetAsync(path)).Status.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_source_that_has_not_changed_is_not_sent_again()
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());
        var tag = (await author.PutAsync(path, """{"title":"one"}""")).Tag;

        var same = await author.SendAsync(
            HttpMethod.Get,
            $"{path}/source",
            null,
            ("If-None-Match", tag)
        );
        var head = await author.SendAsync(HttpMethod.Head, $"{path}/source");

        same.Status.Should().Be(HttpStatusCode.NotModified);
        same.Text.Should().BeEmpty();
        head.Status.Should().Be(HttpStatusCode.OK);
        head.Tag.Should().Be(tag);
        head.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_replaced()
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());

        var put = await author.PutAsync(path, """{"title":"t"}""", "\"1\"");
        var delete = await author.SendAsync(HttpMethod.Delete, path, null, ("If-Match", "*"));

        put.Status.Should().Be(HttpStatusCode.PreconditionFailed);
        put.Code.Should().Be("nothing-to-replace");
        delete.Status.Should().Be(HttpStatusCode.PreconditionFailed);
        (await author.GetAsync($"{path}/source")).Status.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_those_who_replace_one_version_exactly_one_succeeds(bool alike)
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());
        var tag = (await author.PutAsync(path, """{"title":"one"}""")).Tag;

        var replies = await AllAsync(i =>
            author.PutAsync(path, $$"""{"title":"writer {{(alike ? 0 : i)}}"}""", tag)
        );

        var winner = replies.Should().ContainSingle(r => r.Status == HttpStatusCode.OK).Which;
        replies
            .Should()
            .OnlyContain(r => r == winner || r.Status == HttpStatusCode.PreconditionFailed);
        var source = await author.GetAsync($"{path}/source");
        source.Tag.Should().Be(winner.Tag);
        source.Body["title"]!
            .GetValue<string>()
            .Should()
            .Be(winner.Body["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task Of_those_who_create_exactly_one_succeeds()
    {
        var author = await Author.WithBoardAsync(system);
        var path = author.JobPath(Author.NewId());

        var replies = await AllAsync(async i =>
        {
            using var body = Author.Json($$"""{"title":"writer {{i}}"}""");
            return await author.SendAsync(HttpMethod.Put, path, body, ("If-None-Match", "*"));
        });

        replies.Should().ContainSingle(r => r.Status == HttpStatusCode.Created);
        replies.Count(r => r.Status == HttpStatusCode.PreconditionFailed).Should().Be(Writers - 1);
    }

    [Fact]
    public async Task Readers_see_what_is_stored_whoever_wrote_last()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();

        var replies = await AllAsync(i =>
            author.PutAsync(author.JobPath(id), $$"""{"title":"writer {{i}}"}""")
        );

        replies.Count(r => r.Status == HttpStatusCode.Created).Should().Be(1);
        replies.Count(r => r.Status == HttpStatusCode.OK).Should().Be(Writers - 1);
        var source = await author.GetAsync($"{author.JobPath(id)}/source");
        var title = source.Body["title"]!.GetValue<string>();
        var job = await author.GetAsync(author.JobPath(id));
        var list = await author.GetAsync($"{author.BoardPath}/source/jobs");
        job.Body["title"]!.GetValue<string>().Should().Be(title);
        var listed = list.Body["jobs"]![0]!;
        listed["title"]!.GetValue<string>().Should().Be(title);
        $"\"{listed["tag"]}\"".Should().Be(source.Tag);
    }

    private static async Task<IReadOnlyList<Reply>> AllAsync(Func<int, Task<Reply>> send) =>
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(send));
}
