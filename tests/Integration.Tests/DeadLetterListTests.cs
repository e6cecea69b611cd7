using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.DeadLetters;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What a board's own servers see of its dead letters.</summary>
public sealed class DeadLetterListTests(RunningSystem system)
{
    private const int Count = (2 * ListDeadLetters.PageSize) + 7;
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_have_every_letter_once_and_the_newest_first()
    {
        var author = await Author.WithKeyAsync(system);
        var other = await Author.WithKeyAsync(system);
        await using var services = system.Compose();
        var letters = services.GetRequiredService<IDeadLetters>();

        // Three at a time are of one moment.
        var expected = Enumerable
            .Range(0, Count)
            .Select(i => Letter(author.Board, i, Noon.AddSeconds(i / 3)))
            .ToList();
        await Parallel.ForEachAsync(
            expected.Append(Letter(other.Board, 0, Noon)),
            Stop,
            async (letter, token) => await letters.KeepAsync(letter, token)
        );

        var pages = await PagesAsync(author, "?");

        pages.Select(p => p.Count).Should().Equal(50, 50, 7);
        pages
            .SelectMany(p => p)
            .Select(l => (string)l!["id"]!)
            .Should()
            .Equal(expected.OrderBy(DeadLetterPlace.Of, DeadLetterPlace.Order).Select(l => l.Id));
    }

    [Fact]
    public async Task Letters_can_be_listed_by_state_and_replayed_at_once()
    {
        var author = await Author.WithKeyAsync(system);
        await using var services = system.Compose();
        var letters = services.GetRequiredService<IDeadLetters>();
        for (var i = 0; i < 3; i++)
        {
            await letters.KeepAsync(Letter(author.Board, i, Noon), Stop);
        }

        var all = await author.SendAsync(HttpMethod.Post, $"{Path(author)}/replay");
        await letters.KeepAsync(Letter(author.Board, 1, Noon.AddHours(1)), Stop);

        all.Status.Should().Be(HttpStatusCode.OK);
        ((int)all.Body["replayed"]!).Should().Be(3);
        ((bool)all.Body["more"]!).Should().BeFalse();
        (await PagesAsync(author, "?state=replayed&")).Single().Should().HaveCount(2);
        var failedAgain = (await PagesAsync(author, "?state=waiting&")).Single().Single()!;
        ((int)failedAgain["replays"]!).Should().Be(1);
        ((DateTimeOffset)failedAgain["kept_at"]!).Should().Be(Noon.AddHours(1));
    }

    [Fact]
    public async Task A_letter_of_another_board_is_not_there()
    {
        var author = await Author.WithKeyAsync(system);
        var other = await Author.WithKeyAsync(system);
        await using var services = system.Compose();
        var letter = Letter(other.Board, 0, Noon);
        await services.GetRequiredService<IDeadLetters>().KeepAsync(letter, Stop);

        var reply = await author.SendAsync(HttpMethod.Post, $"{Path(author)}/{letter.Id}/replay");

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Code.Should().Be("dead-letter-not-found");
        (await PagesAsync(other, "?state=waiting&")).Single().Should().ContainSingle();
    }

    private static DeadLetter Letter(string board, int number, DateTimeOffset moment) =>
        DeadLetter.Of(PoisonMessage.OfQueue(WorkKind.Mail, $"{number} of {board}"), board, moment);

    private static string Path(Author author) => $"/v1/manage/boards/{author.Board}/dead-letters";

    private static async Task<List<JsonArray>> PagesAsync(Author author, string query)
    {
        var pages = new List<JsonArray>();
        string? cursor = null;
        do
        {
            var after = cursor is null ? "" : $"cursor={cursor}";
            var reply = await author.GetAsync($"{Path(author)}{query}{after}");
            reply.Status.Should().Be(HttpStatusCode.OK);
            pages.Add(reply.Body["dead_letters"]!.AsArray());
            cursor = (string?)reply.Body["meta"]!["next_cursor"];
        } while (cursor is not null);

        return pages;
    }
}
