using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Equality;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What a board's own servers see of equality answers.</summary>
public sealed class EqualityReportTests(RunningSystem system)
{
    private const string Document = """
        {"title":"Baker","demographic_questions":{"questions":[
          {"id":71,"label":"=Which?","type":"multi_value_single_select","answer_options":[
            {"id":1,"label":"One"},{"id":2,"label":"Two"},{"id":3,"label":"Three"},{"id":4,"label":"Own words","free_form":true}]},
          {"id":72,"label":"Never asked","type":"multi_value_multi_select","answer_options":[{"id":8,"label":"Eight"}]}]}}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_and_shares_come_by_board_posting_and_period()
    {
        var (author, first, second) = await BoardAsync();
        await StoreAsync(author.Board, first, "2026-01", ("1", 20), ("2", 10));
        await StoreAsync(author.Board, second, "2026-03", ("1", 7), ("2", 8));
        await StoreAsync(author.Board, first, "2026-05", ("1", 30), ("2", 12), ("3", 2));

        var quarter = await QuestionAsync(author, "?period=2026-Q1");
        var posting = await QuestionAsync(author, $"?period=2026-Q1&posting={second}");
        var year = await QuestionAsync(author, "?period=2026");

        Counts(quarter).Should().Equal("1=27", "2=18", "3=0", "4=0");
        ((int)quarter["people"]!).Should().Be(45);
        ((decimal)quarter["options"]![0]!["share"]!).Should().Be(0.6m);
        ((string?)quarter["options"]![0]!["label"]).Should().Be("One");
        Counts(posting).Should().Equal("1=7", "2=8", "3=0", "4=0");

        // Two people of the second quarter would come out, if those that answered like the next larger group did.
        Counts(year).Should().Equal("1=57", "2=", "3=", "4=");
        year["periods"]!.AsArray().Select(p => (string?)p).Should().Equal("2026-Q1", "2026-Q2");
    }

    [Fact]
    public async Task Too_few_answers_say_nothing()
    {
        var (author, first, _) = await BoardAsync();
        await StoreAsync(author.Board, first, "2026-01", ("1", 4));

        var board = await author.GetAsync(Path(author, ""));
        var posting = await QuestionAsync(author, $"?posting={first}");

        board.Body["questions"]!.AsArray().Should().BeEmpty();
        posting["people"].Should().BeNull();
        Counts(posting).Should().Equal("1=", "2=", "3=", "4=");
    }

    [Fact]
    public async Task What_is_not_over_is_not_counted()
    {
        var (author, first, _) = await BoardAsync();
        var now = TimeProvider.System.GetUtcNow();
        await StoreAsync(
            author.Board,
            first,
            FormattableString.Invariant($"{now:yyyy-MM}"),
            ("1", 20),
            ("2", 20)
        );

        var all = await author.GetAsync(Path(author, ""));
        var next = await author.GetAsync(Path(author, $"?period={now.Year + 1}"));

        all.Body["questions"]!.AsArray().Should().BeEmpty();
        next.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        next.Code.Should().Be("period-open");
    }

    [Fact]
    public async Task A_board_does_not_count_those_of_boards_whose_names_begin_alike()
    {
        var (author, first, _) = await BoardAsync();
        await StoreAsync(author.Board, first, "2026-01", ("1", 6), ("2", 6));
        await StoreAsync($"{author.Board}-2", first, "2026-01", ("1", 50), ("2", 50));
        await StoreAsync($"{author.Board}-17", 5, "2026-01", ("1", 50), ("2", 50));
        await StoreAsync($"{author.Board}x", first, "2026-01", ("1", 50), ("2", 50));

        ((int)(await QuestionAsync(author, ""))["people"]!).Should().Be(12);
    }

    [Fact]
    public async Task What_was_typed_is_counted_and_not_shown()
    {
        const string typed = "words of my own";
        var (author, first, _) = await BoardAsync();
        await StoreAsync(author.Board, first, "2026-01", ("1", 9), ("4", 9), typed);

        var json = await author.GetAsync(Path(author, ""));
        var csv = await CsvAsync(author);

        Counts(json.Body["questions"]![0]!).Should().Equal("1=9", "2=0", "3=0", "4=9");
        json.Text.Should().NotContain(typed);
        csv.Text.Should().NotContain(typed);
    }

    [Fact]
    public async Task A_table_comes_where_it_is_asked_for()
    {
        var (author, first, _) = await BoardAsync();
        await StoreAsync(author.Board, first, "2026-01", ("1", 20), ("2", 10), ("3", 1));

        var csv = await CsvAsync(author);

        csv.Status.Should().Be(HttpStatusCode.OK);
        var lines = csv.Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        lines[1].Should().Be($"{author.Board},,all,71,\"'=Which?\",31,1,One,20,0.6452");
        lines[2].Should().Be($"{author.Board},,all,71,\"'=Which?\",31,2,Two,,");
        lines.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("?period=2026-Q5", 422, "period-unknown")]
    [InlineData("?period=2026-02", 422, "period-unknown")]
    [InlineData("?period=2026&period=2025", 422, "period-unknown")]
    [InlineData("?period=2999-Q1", 422, "period-open")]
    [InlineData("?posting=99", 404, "posting-not-found")]
    [InlineData("?posting=-1", 404, "posting-not-found")]
    [InlineData("?posting=x'%20or%20'1", 404, "posting-not-found")]
    public async Task Bad_input_is_told(string query, int status, string code)
    {
        var (author, _, _) = await BoardAsync();

        var reply = await author.GetAsync(Path(author, query));

        ((int)reply.Status).Should().Be(status);
        reply.Code.Should().Be(code);
    }

    [Fact]
    public async Task Only_a_boards_own_servers_see_it()
    {
        var (author, _, _) = await BoardAsync();
        var (other, _, _) = await BoardAsync();

        var wrong = await other.GetAsync(Path(author, ""));
        using var visitor = await system.Http.GetAsync(Path(author, ""), Stop);

        wrong.Status.Should().Be(HttpStatusCode.Unauthorized);
        visitor.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    private async Task<(Author Author, long First, long Second)> BoardAsync()
    {
        var author = await Author.WithBoardAsync(system);
        var (first, second) = (Author.NewId(), Author.NewId());
        foreach (var posting in new[] { first, second })
        {
            var reply = await author.PutAsync(author.JobPath(posting), Document);
            reply.Status.Should().Be(HttpStatusCode.Created);
        }

        return (author, first, second);
    }

    private Task StoreAsync(
        string board,
        long posting,
        string month,
        params (string Option, int People)[] answers
    ) => StoreAsync(board, posting, month, null, answers);

    private Task StoreAsync(
        string board,
        long posting,
        string month,
        (string Option, int People) one,
        (string Option, int People) other,
        string typed
    ) => StoreAsync(board, posting, month, typed, one, other);

    private async Task StoreAsync(
        string board,
        long posting,
        string month,
        string? typed,
        params (string Option, int People)[] answers
    )
    {
        await using var services = system.Compose();
        var store = services.GetRequiredService<IEqualityAnswerStore>();
        await Parallel.ForEachAsync(
            answers.SelectMany(a => Enumerable.Repeat(a.Option, a.People)),
            Stop,
            async (option, token) =>
                await store.SaveAsync(
                    new HeldEqualityAnswer(
                        board,
                        posting,
                        month,
                        new EqualityAnswer(Guid.NewGuid().ToString("N"), "71", [option], typed)
                    ),
                    token
                )
        );
    }

    private static string Path(Author author, string query) =>
        $"/v1/manage/boards/{author.Board}/equality{query}";

    private static Task<Reply> CsvAsync(Author author) =>
        author.SendAsync(HttpMethod.Get, Path(author, ""), headers: ("Accept", "text/csv"));

    private static async Task<JsonNode> QuestionAsync(Author author, string query)
    {
        var reply = await author.GetAsync(Path(author, query));
        reply.Status.Should().Be(HttpStatusCode.OK);
        return reply.Body["questions"]![0]!;
    }

    private static IEnumerable<string> Counts(JsonNode question) =>
        question["options"]!.AsArray().Select(o => $"{o!["option"]}={o["count"]}");
}
