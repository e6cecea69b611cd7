using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Testing;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Everything that is listed of a board comes from one document, which follows those that it is derived of.</summary>
public sealed class ListingTests(RunningSystem system)
{
    private const int Many = 1_000;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_board_of_a_thousand_postings_is_listed_with_one_read_of_storage()
    {
        var board = $"bakery-{Guid.NewGuid():N}";
        var first = Author.NewId() % (1L << 52);
        using var folder = new TestFolder();
        var jobs = Enumerable
            .Range(0, Many)
            .Select(i => new JsonObject
            {
                ["id"] = first + i,
                ["title"] = $"Baker {i}",
                ["company_name"] = "Example Bakery",
                ["content"] = string.Concat(Enumerable.Repeat("&lt;p&gt;Bread.&lt;/p&gt;", 100)),
            });
        var list = new JsonObject { ["jobs"] = new JsonArray([.. jobs]) };
        await system.Host.ImportAsync(
            folder.Write("jobs.json", list.ToJsonString()),
            Stop,
            "--board",
            board
        );

        var calls = new TripCounter();
        await using var cold = system.Compose(calls);
        var postings = cold.GetRequiredService<IPostingStore>();
        var all = await postings.ListAsync(board, Stop);
        var found = await postings.FindBoardAsync(board, Stop);

        calls.Calls.Should().ContainSingle(string.Join('\n', calls.Calls));
        all.Should().HaveCount(Many);
        all.Select(p => p.Id).Should().BeInDescendingOrder();
        found!.Name.Should().Be("Example Bakery");
        calls.Reset();
        await postings.ListAsync(board, Stop);
        calls.Calls.Should().BeEmpty("it is in memory");

        // The app may have looked at the board while it was being imported.
        await Patience.UntilAsync(
            async () =>
            {
                var served = await system.Http.GetStringAsync(
                    $"/v1/boards/{board}/jobs?content=true",
                    Stop
                );
                return (int)JsonNode.Parse(served)!["meta"]!["total"]!;
            },
            total => total == Many,
            Stop,
            TimeSpan.FromSeconds(30)
        );
    }

    [Fact]
    public async Task An_unchanged_listing_is_not_sent_again()
    {
        var author = await Author.WithBoardAsync(system);
        var calls = new TripCounter();
        await using var services = system.Compose(calls, maxAge: "00:00:00");
        var postings = services.GetRequiredService<IPostingStore>();
        await postings.ListAsync(author.Board, Stop);
        calls.Reset();

        (await postings.FindBoardAsync(author.Board, Stop))!.Name.Should().Be("Example Bakery");

        calls.Calls.Should().ContainSingle().Which.Status.Should().Be(304);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no listing at all")]
    public async Task A_listing_that_is_lost_or_broken_is_made_anew(string? broken)
    {
        var author = await Author.WithBoardAsync(system);
        await author.PutAsync(author.JobPath(Author.NewId()), """{"title":"One"}""");
        await author.PutAsync(author.JobPath(Author.NewId()), """{"title":"Two"}""");
        var listing = $"{author.Board}/listing.json.gz";
        await system.Storage.DeleteBlobAsync("boards", listing, Stop);
        if (broken is not null)
        {
            await system.Storage.PutBlobAsync(
                "boards",
                listing,
                Encoding.UTF8.GetBytes(broken),
                Stop
            );
        }

        await using var services = system.Compose();
        var postings = services.GetRequiredService<IPostingStore>();
        var all = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => postings.ListAsync(author.Board, Stop))
        );

        foreach (var list in all)
        {
            list.Select(p => p.Title).Should().BeEquivalentTo("One", "Two");
        }

        var calls = new TripCounter();
        await using var cold = system.Compose(calls);
        (await cold.GetRequiredService<IPostingStore>().ListAsync(author.Board, Stop))
            .Should()
            .HaveCount(2);
        calls.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task Instances_that_write_one_board_at_the_same_time_lose_nothing()
    {
        var author = await Author.WithBoardAsync(system);
        long[] ids = [.. Enumerable.Range(0, 24).Select(_ => Author.NewId())];
        await using var one = system.Compose();
        await using var two = system.Compose();
        ServiceProvider[] instances = [one, two];

        await Task.WhenAll(
            ids.Select(
                async (id, i) =>
                {
                    var store = instances[i % 2].GetRequiredService<StoreSource>();
                    var outcome = await store.ExecuteAsync(
                        new SourceName(author.Board, id),
                        new JsonObject { ["id"] = id, ["title"] = $"{id}" },
                        WriteConditions.IsNew,
                        keepsDates: false,
                        Stop
                    );
                    outcome.Problem.Should().BeNull();
                }
            )
        );

        await using var cold = system.Compose();
        var all = await cold.GetRequiredService<IPostingStore>().ListAsync(author.Board, Stop);
        all.Select(p => p.Id).Should().BeEquivalentTo(ids);
    }

    [Fact]
    public async Task A_deletion_counts_where_the_listing_in_memory_is_older_than_the_posting()
    {
        var author = await Author.WithBoardAsync(system);
        await using var old = system.Compose();
        (await old.GetRequiredService<IPostingStore>().ListAsync(author.Board, Stop))
            .Should()
            .BeEmpty();
        var id = Author.NewId();
        await author.PutAsync(author.JobPath(id), """{"title":"Baker"}""");

        var problem = await old.GetRequiredService<DeletePosting>()
            .ExecuteAsync(author.Credentials, id, WriteConditions.None, Stop);

        problem.Should().BeNull();
        await using var cold = system.Compose();
        (await cold.GetRequiredService<IPostingStore>().ListAsync(author.Board, Stop))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task A_write_whose_answer_got_lost_is_known_again()
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        var twice = new Twice();
        await using var services = system.Compose(change: s =>
            s.AddSingleton<HttpPipelinePolicy>(twice)
        );
        var store = services.GetRequiredService<StoreSource>();

        foreach (var title in (string[])["One", "Two"])
        {
            var outcome = await store.ExecuteAsync(
                new SourceName(author.Board, id),
                new JsonObject { ["id"] = id, ["title"] = title },
                WriteConditions.None,
                keepsDates: false,
                Stop
            );
            outcome.IsNew.Should().Be(title == "One");
        }

        twice.Refusals.Should().BeGreaterThanOrEqualTo(4);
        await using var cold = system.Compose();
        var all = await cold.GetRequiredService<IPostingStore>().ListAsync(author.Board, Stop);
        all.Should().ContainSingle().Which.Title.Should().Be("Two");
    }

    /// <summary>Sends each write twice, as the client's own repeats do when an answer gets lost.</summary>
    private sealed class Twice : HttpPipelinePolicy
    {
        private int _refusals;

        public int Refusals => _refusals;

        public override void Process(
            HttpMessage message,
            ReadOnlyMemory<HttpPipelinePolicy> pipeline
        ) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(
            HttpMessage message,
            ReadOnlyMemory<HttpPipelinePolicy> pipeline
        )
        {
            await ProcessNextAsync(message, pipeline);
            if (message.Request.Method == RequestMethod.Put)
            {
                await ProcessNextAsync(message, pipeline);
                if (message.Response.Status is 409 or 412)
                {
                    Interlocked.Increment(ref _refusals);
                }
            }
        }
    }
}
