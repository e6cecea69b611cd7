using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Whoever changes a document, and however it ends: after a while readers see what is stored.</summary>
public sealed class MendingTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Documents_that_were_put_there_by_hand_show_and_those_that_cannot_be_used_do_not()
    {
        var author = await Author.WithBoardAsync(system);
        long[] ids = [.. Enumerable.Range(0, 5).Select(_ => Author.NewId())];
        string[] documents =
        [
            """{"title":"Good"}""",
            $$"""{"id":{{ids[1] + 1}},"title":"t"}""",
            """{"title":"t","application_deadline":"2030-01-01T00:00:00","application_deadline_time_zone":"London"}""",
            "{",
            """{"title":"t","questions":[null]}""",
        ];
        foreach (var (id, document) in ids.Zip(documents))
        {
            await system.Storage.PutPostingAsync(author.Board, $"{id}", document, Stop);
        }

        await system.MendAsync(Stop);

        var titles = await TitlesUntilAsync(author, t => t.Count > 0);
        titles.Should().Equal("Good");
        foreach (var (id, document) in ids.Zip(documents))
        {
            (await author.GetAsync(author.JobPath(id)))
                .Status.Should()
                .Be(id == ids[0] ? HttpStatusCode.OK : HttpStatusCode.NotFound, document);
        }

        var lines = system.MendingLines.Where(l => l.Contains(author.Board)).ToList();
        ids.Where(id => lines.Exists(l => l.Contains($"{id}.json cannot be used: ")))
            .Should()
            .Equal(ids[1..]);
        ids.Where(id => lines.Exists(l => l.Contains($"posting {id} is shown as it is stored")))
            .Should()
            .Equal(ids);
    }

    [Fact]
    public async Task What_has_been_mended_is_not_mended_again()
    {
        var author = await Author.WithBoardAsync(system);
        await system.Storage.PutPostingAsync(author.Board, $"{Author.NewId()}", "{", Stop);
        await system.MendAsync(Stop);
        var lines = Lines();

        await system.MendAsync(Stop);

        lines.Should().NotBeEmpty();
        Lines().Should().Equal(lines);

        List<string> Lines() => [.. system.MendingLines.Where(l => l.Contains(author.Board))];
    }

    [Fact]
    public async Task What_was_deleted_or_changed_by_hand_shows_so()
    {
        var author = await Author.WithBoardAsync(system);
        var (gone, changed) = (Author.NewId(), Author.NewId());
        await author.PutAsync(author.JobPath(gone), """{"title":"Gone"}""");
        await author.PutAsync(author.JobPath(changed), """{"title":"Before"}""");
        await system.Storage.DeleteBlobAsync("boards", $"{author.Board}/jobs/{gone}.json", Stop);
        await system.Storage.PutPostingAsync(
            author.Board,
            $"{changed}",
            """{"title":"After"}""",
            Stop
        );

        await system.MendAsync(Stop);

        (await TitlesUntilAsync(author, t => t.Contains("After", StringComparer.Ordinal)))
            .Should()
            .Equal("After");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_writer_that_died_before_the_listing_followed_finishes_when_it_repeats(
        bool deletes
    )
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        var listing = $"{author.Board}/listing.json.gz";
        await author.PutAsync(author.JobPath(id), """{"title":"Before"}""");
        var before = await system.Storage.BlobAsync("boards", listing, Stop);
        await WriteAsync();
        await system.Storage.PutBlobAsync("boards", listing, before!, Stop);

        await WriteAsync();

        await using var reader = system.Compose();
        var all = await reader.GetRequiredService<IPostingStore>().ListAsync(author.Board, Stop);
        all.Select(p => p.Title).Should().Equal(deletes ? [] : ["After"]);

        // Each time by an instance that has nothing in memory.
        async Task WriteAsync()
        {
            await using var writer = system.Compose();
            if (deletes)
            {
                await writer
                    .GetRequiredService<DeletePosting>()
                    .ExecuteAsync(author.Credentials, id, WriteConditions.None, Stop);
            }
            else
            {
                await writer
                    .GetRequiredService<StoreSource>()
                    .ExecuteAsync(
                        new SourceName(author.Board, id),
                        new JsonObject { ["id"] = id, ["title"] = "After" },
                        WriteConditions.None,
                        keepsDates: false,
                        Stop
                    );
            }
        }
    }

    [Fact]
    public async Task A_board_whose_documents_are_gone_is_gone()
    {
        var author = await Author.WithBoardAsync(system);
        await system.Storage.DeleteBlobAsync("boards", $"{author.Board}/board.json", Stop);

        await system.MendAsync(Stop);

        (await system.Storage.BlobAsync("boards", $"{author.Board}/listing.json.gz", Stop))
            .Should()
            .BeNull();
        await using var cold = system.Compose();
        var postings = cold.GetRequiredService<IPostingStore>();
        (await postings.ListBoardsAsync(Stop)).Should().NotContain(author.Board);
        (await postings.FindBoardAsync(author.Board, Stop)).Should().BeNull();
    }

    private async Task<IReadOnlyList<string>> TitlesUntilAsync(
        Author author,
        Func<IReadOnlyList<string>, bool> isSo
    ) =>
        await Patience.UntilAsync(
            async () =>
            {
                var list = await author.GetAsync($"{author.BoardPath}/jobs");
                return (IReadOnlyList<string>)
                    [.. list.Body["jobs"]!.AsArray().Select(j => (string)j!["title"]!)];
            },
            isSo,
            Stop,
            TimeSpan.FromSeconds(40)
        );
}
