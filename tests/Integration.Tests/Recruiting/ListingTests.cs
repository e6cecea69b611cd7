using System.Net;
using System.Text;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>Which applications recruiters get to see, in what order, and how many at a time.</summary>
public sealed class ListingTests(RunningSystem system)
{
    private static readonly DateTimeOffset Noon = ListedBoard.Noon;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_filter_finds_its_own_alone_and_with_others()
    {
        await using var board = await ListedBoard.FilledAsync(system);
        var (one, other) = (board.Postings[0], board.Postings[1]);
        (string Query, string Numbers)[] expected =
        [
            ("", "5 4 3 2 1"),
            ("sort=oldest", "1 2 3 4 5"),
            ($"posting={one}", "3 2 1"),
            ($"posting={one},{other}", "5 4 3 2 1"),
            ($"posting={one}&posting={other}", "5 4 3 2 1"),
            ("posting=1", ""),
            ("stage=withdrawn", "4 2"),
            ("stage=received,withdrawn&sort=oldest", "1 2 3 4 5"),
            ("source=site", "3 1"),
            ("source=SITE", ""),
            ($"source={Uri.EscapeDataString(ListedBoard.HostileSource)}", "5"),
            ($"source=site&source={Uri.EscapeDataString(ListedBoard.HostileSource)}", "5 3 1"),
            ("source=s*", ""),
            ("source=%27%20or%201%20eq%201", ""),
            ("flagged=true", "5 2"),
            ("flagged=false", "4 3 1"),
            ("text=extracted", "3 1"),
            ("text=none,scanned", "4 3"),
            ("received_from=2026-03-02", "5 4 3"),
            ("received_to=2026-03-02", "4 3 2 1"),
            ("received_from=2026-03-01T12:00:00Z&received_to=2026-03-01T12:00:00Z", "1"),
            ("received_from=2026-03-01T14:00:00.0000001%2B02:00", "5 4 3 2"),
            ($"posting={one}&stage=received&source=site&text=scanned,none&flagged=false", "3"),
            ($"posting={one}&flagged=true&stage=received", ""),
            ("received_from=2026-03-02&received_to=2026-03-02&text=none&sort=oldest", "3"),
        ];
        foreach (var (query, numbers) in expected)
        {
            var listed = await board.GetAsync($"/applications?{query}");
            var searched = await SearchAsync(board, query);

            foreach (var reply in (Reply[])[listed, searched])
            {
                reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
                board.NumbersOf(reply).Should().Be(numbers, query);
                ((int)reply.Body["meta"]!["total"]!)
                    .Should()
                    .Be(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, query);
            }
        }

        board
            .NumbersOf(await board.PostAsync("/search", """{"q":"clocks","text":"none"}"""))
            .Should()
            .Be("3");
        board
            .NumbersOf(await board.PostAsync("/search", """{"q":"clocks","sort":"oldest"}"""))
            .Should()
            .Be("1 3");
    }

    [Fact]
    public async Task An_item_says_what_a_list_shows()
    {
        await using var board = await ListedBoard.FilledAsync(system);

        var reply = await board.GetAsync($"/applications?text=none&posting={board.Postings[0]}");

        var item = reply.Body["items"]!.AsArray().Single()!.AsObject();
        ((string)item["name"]!).Should().Be("Ada Example3");
        ((string)item["email"]!).Should().Be("ada3@example.com");
        ((string)item["stage"]!).Should().Be("received");
        ((string)item["source"]!).Should().Be("site");
        ((long)item["posting_id"]!).Should().Be(board.Postings[0]);
        ((DateTimeOffset)item["received_at"]!).Should().Be(Noon.AddDays(1));
        ((bool)item["legal_hold"]!).Should().BeTrue();
        item["flags"]!.AsArray().Should().BeEmpty();
        item["texts"]!
            .AsArray()
            .Select(t => $"{t!["field"]} {t["outcome"]} {t["scan"]}")
            .Should()
            .BeEquivalentTo("resume extracted off", "cover_letter none off");
        item["highlights"]!.AsArray().Should().BeEmpty();
        item.ContainsKey("score").Should().BeFalse();
        var flagged = await board.GetAsync("/applications?flagged=true&stage=withdrawn");
        flagged.Body["items"]![0]!["flags"]!.AsArray().Should().ContainSingle();
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("oldest")]
    public async Task Pages_have_everything_once_also_where_all_came_at_one_moment(string sort)
    {
        await using var board = await ListedBoard.MakeAsync(system);
        var ids = new List<ApplicationId>();
        foreach (var number in Enumerable.Range(1, 7))
        {
            ids.Add(await board.StoreAsync(number, number == 7 ? Noon.AddTicks(1) : Noon));
        }

        await board.IndexAsync(ids);
        await board.UntilListedAsync(7);
        foreach (var size in (int[])[1, 2, 3, 7, 100])
        {
            var found = new List<string>();
            string? cursor = null;
            do
            {
                var after = cursor is null ? "" : $"&cursor={cursor}";
                var page = await board.GetAsync(
                    $"/applications?sort={sort}&per_page={size}{after}"
                );
                page.Status.Should().Be(HttpStatusCode.OK, page.Text);
                page.Body["items"]!.AsArray().Count.Should().BeInRange(1, size);
                ((int)page.Body["meta"]!["total"]!).Should().Be(7);
                found.AddRange(board.NumbersOf(page).Split(' '));
                cursor = (string?)page.Body["meta"]!["next_cursor"];
            } while (cursor is not null);

            found.Should().OnlyHaveUniqueItems().And.HaveCount(7);
            found[sort == "newest" ? 0 : 6].Should().Be("7");
        }
    }

    [Fact]
    public async Task A_page_has_fifty_unless_another_number_is_asked_for()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        var ids = await Task.WhenAll(
            Enumerable.Range(1, 51).Select(i => board.StoreAsync(i, Noon))
        );
        await board.IndexAsync(ids);
        await board.UntilListedAsync(51);

        foreach (
            var reply in (Reply[])
                [await board.GetAsync("/applications"), await board.PostAsync("/search", "{}")]
        )
        {
            reply.Body["items"]!.AsArray().Should().HaveCount(50);
            ((string?)reply.Body["meta"]!["next_cursor"]).Should().NotBeNull();
        }
    }

    [Fact]
    public async Task What_is_erased_and_what_is_anothers_is_never_there()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        await using var other = await ListedBoard.MakeAsync(system);
        await other.AddAsync(1, Noon);
        await board.AddAsync(1, Noon);
        var leaving = await board.AddAsync(2, Noon);
        await board.UntilListedAsync(2);
        // The index is behind: it was not told.
        await system.Storage.ChangeRowAsync(
            leaving.ToString(),
            "application",
            row => row["ErasureRequestedAt"] = Noon,
            Stop
        );

        string[] queries = ["", "?stage=received", $"?posting={other.Postings[0]}", "?per_page=1"];
        var seen = new List<string>();
        foreach (var query in queries)
        {
            seen.Add(board.NumbersOf(await board.GetAsync($"/applications{query}")));
        }

        seen.Should().OnlyContain(numbers => numbers == "1" || numbers.Length == 0);
        seen[0].Should().Be("1");
        (await board.PostAsync("/export", "{}")).Text.Should().NotContain("Example2");
        (await other.Author.GetAsync($"{board.Path}/applications"))
            .Status.Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_has_changed_since_it_was_indexed_is_shown_as_it_is()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        var id = await board.AddAsync(1, Noon);
        await board.UntilListedAsync(1);
        await system.Storage.ChangeRowAsync(
            id.ToString(),
            "application",
            row => row["Stage"] = "Withdrawn",
            Stop
        );

        board.NumbersOf(await board.GetAsync("/applications?stage=received")).Should().BeEmpty();
        board.NumbersOf(await board.GetAsync("/applications")).Should().Be("1");
    }

    /// <summary>The same as a form.</summary>
    private static Task<Reply> SearchAsync(ListedBoard board, string query) =>
        board.Author.SendAsync(
            HttpMethod.Post,
            $"{board.Path}/search",
            new StringContent(
                query.Length == 0
                    ? "q="
                    : string.Join(
                        '&',
                        query
                            .Split('&')
                            .Select(pair =>
                                pair.StartsWith("posting=", StringComparison.Ordinal)
                                || pair.StartsWith("source=", StringComparison.Ordinal)
                                    ? pair.Replace("=", "[]=", StringComparison.Ordinal)
                                    : pair
                            )
                    ),
                Encoding.UTF8,
                "application/x-www-form-urlencoded"
            )
        );
}
