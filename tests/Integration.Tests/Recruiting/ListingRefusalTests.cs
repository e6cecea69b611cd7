using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>What lists, files and counts are refused for, and what is said then.</summary>
public sealed class ListingRefusalTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stage=lost", "stage")]
    [InlineData("text=lost", "text")]
    [InlineData("posting=x", "posting")]
    [InlineData("flagged=maybe", "flagged")]
    [InlineData("received_from=today", "received_from")]
    [InlineData("received_to=2026-13-01", "received_to")]
    [InlineData("sort=best", "sort")]
    [InlineData("sort=newest&sort=newest", "sort")]
    [InlineData("per_page=0", "per_page")]
    [InlineData("per_page=101", "per_page")]
    [InlineData("cursor=00000000.1.x", "cursor")]
    [InlineData("cursor=..%2F..%2F", "cursor")]
    public async Task What_is_wrong_is_named(string query, string parameter)
    {
        var author = await Author.WithKeyAsync(system);

        var reply = await author.GetAsync($"/v1/manage/boards/{author.Board}/applications?{query}");

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity, reply.Text);
        reply.Faults.Should().Equal(parameter);
        ((string)reply.Body["error"]!).Should().Be($"Invalid attributes: {parameter}");
    }

    [Fact]
    public async Task A_cursor_that_is_none_is_the_same_fault_everywhere()
    {
        var author = await Author.WithKeyAsync(system);
        var path = $"/v1/manage/boards/{author.Board}";
        Reply[] replies =
        [
            await author.GetAsync($"{path}/applications?cursor=x"),
            await author.GetAsync($"{path}/audit?cursor=x"),
            await author.GetAsync($"{path}/dead-letters?cursor=x"),
            await author.SendAsync(
                HttpMethod.Post,
                $"{path}/search",
                Author.Json("""{"cursor":"x"}""")
            ),
        ];

        replies.Should().OnlyContain(r => r.Status == HttpStatusCode.UnprocessableEntity);
        replies.Should().OnlyContain(r => r.Code == "cursor-malformed");
    }

    [Fact]
    public async Task An_index_of_a_former_release_goes_on_being_searched_and_says_what_it_lacks()
    {
        await using var board = await ListedBoard.FilledAsync(system);
        var name = $"{board.Author.Board}/manifest.json";
        var manifest = JsonNode.Parse((await system.Storage.BlobAsync("search", name, Stop))!)!;
        manifest.AsObject().Remove("schema").Should().BeTrue();
        await system.Storage.PutBlobAsync(
            "search",
            name,
            Encoding.UTF8.GetBytes(manifest.ToJsonString()),
            Stop
        );

        var refused = await Patience.UntilAsync(
            () => board.GetAsync("/applications?stage=received"),
            reply => reply.Status == HttpStatusCode.ServiceUnavailable,
            Stop
        );

        refused.Code.Should().Be("index-outdated");
        refused.Title.Should().Contain("reindex");
        (await board.GetAsync("/intake")).Code.Should().Be("index-outdated");
        (await board.PostAsync("/export", """{"flagged":true}"""))
            .Code.Should()
            .Be("index-outdated");
        board
            .NumbersOf(await board.GetAsync($"/applications?posting={board.Postings[1]}"))
            .Should()
            .Be("5 4");
        board.NumbersOf(await board.PostAsync("/search", """{"q":"clocks"}""")).Should().Be("3 1");
    }

    [Fact]
    public async Task An_index_that_has_lost_a_file_says_so()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        await board.AddAsync(1, ListedBoard.Noon);
        var prefix = $"{board.Author.Board}/files/";
        foreach (var (name, _) in await system.Storage.BlobsAsync("search", Stop))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                await system.Storage.DeleteBlobAsync("search", name, Stop);
            }
        }

        Reply[] replies =
        [
            await board.GetAsync("/applications"),
            await board.PostAsync("/search", "{}"),
            await board.PostAsync("/export", "{}"),
            await board.GetAsync("/intake"),
        ];

        replies.Should().OnlyContain(r => r.Status == HttpStatusCode.ServiceUnavailable);
        replies.Should().OnlyContain(r => r.Code == "index-incomplete");
        replies[0].Title.Should().Contain("reindex");
    }
}
