using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>How many came, and whether what follows keeps up.</summary>
public sealed class IntakeTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Counts_are_of_the_days_that_are_asked_for()
    {
        await using var board = await ListedBoard.MakeAsync(system);
        // Seconds ago may be yesterday.
        var now = TimeProvider.System.GetUtcNow();
        var first = await board.AddAsync(
            1,
            now,
            r => r with { Source = "site", Flags = ["form-token"] },
            0,
            TextOutcome.Extracted,
            TextOutcome.Extracted
        );
        var second = await board.AddAsync(
            2,
            now,
            r => r with { Source = "site" },
            1,
            (TextOutcome?)null
        );
        await board.AddAsync(3, now.AddDays(-2), r => r with { Stage = Stage.Withdrawn });
        await board.AddAsync(4, now.AddDays(-40), null, 0, TextOutcome.Scanned);
        await board.UntilListedAsync(4);
        await ConfirmAsync(board, first, now.AddSeconds(10));
        await ConfirmAsync(board, second, now.AddSeconds(13));
        // Nothing is left to do for the first, and the last was never accepted, or is erased.
        await AnnounceAsync(board, first, now.AddHours(-2));
        await AnnounceAsync(board, second, now.AddMinutes(-1));
        await AnnounceAsync(
            board,
            ApplicationId.Of(board.Postings[0], 9, new byte[20]),
            now.AddHours(-3)
        );
        await GiveUpAsync(board, now);

        var reply = await board.GetAsync("/intake?days=7");

        reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
        var intake = reply.Body;
        ((int)intake["applications"]!).Should().Be(3);
        var days = intake["per_day"]!.AsArray();
        days.Should().HaveCount(7);
        ((string)days[0]!["day"]!).Should().Be((string)intake["from"]!);
        ((string)days[6]!["day"]!).Should().Be((string)intake["to"]!);
        days.Sum(d => (int)d!["applications"]!).Should().Be(3);
        days.Count(d => (int)d!["applications"]! == 0).Should().Be(5);
        Counts(intake, "by_source", "source").Should().Equal("site 2", " 1");
        Counts(intake, "by_stage", "stage")
            .Should()
            .Contain("received 2")
            .And.Contain("withdrawn 1");
        Counts(intake, "by_text", "outcome")
            .Should()
            .Contain("extracted 1")
            .And.Contain("none 1")
            .And.Contain("scanned 0");
        ((int)intake["other_sources"]!).Should().Be(0);
        ((int)intake["flagged"]!).Should().Be(1);
        ((double)intake["confirmation"]!["median_seconds"]!).Should().Be(11.5);
        ((int)intake["confirmation"]!["of"]!).Should().Be(2);
        ((int)intake["outbox"]!["pending"]!).Should().Be(1);
        ((double)intake["outbox"]!["oldest_seconds"]!).Should().BeInRange(60, 600);
        ((bool)intake["outbox"]!["more"]!).Should().BeFalse();
        ((int)intake["dead_letters"]!).Should().Be(1);
        reply.Text.Should().NotContain("Example").And.NotContain("@");

        var month = (await board.GetAsync("/intake")).Body;
        month["per_day"]!.AsArray().Should().HaveCount(30);
        ((int)month["applications"]!).Should().Be(3);
        ((int)(await board.GetAsync("/intake?days=366")).Body["applications"]!).Should().Be(4);
    }

    [Fact]
    public async Task A_board_that_nobody_has_applied_to_has_zeros()
    {
        var author = await Author.WithKeyAsync(system);

        var reply = await author.GetAsync($"/v1/manage/boards/{author.Board}/intake?days=1");

        ((int)reply.Body["applications"]!).Should().Be(0);
        reply.Body["per_day"]!.AsArray().Should().ContainSingle();
        reply.Body["by_source"]!.AsArray().Should().BeEmpty();
        reply.Body["confirmation"].Should().BeNull();
        reply.Body["outbox"]!["oldest_seconds"].Should().BeNull();
        ((int)reply.Body["dead_letters"]!).Should().Be(0);
    }

    [Theory]
    [InlineData("days=0")]
    [InlineData("days=367")]
    [InlineData("days=x")]
    [InlineData("days=1&days=1")]
    public async Task Days_are_held_to_a_year(string query)
    {
        var author = await Author.WithKeyAsync(system);

        var reply = await author.GetAsync($"/v1/manage/boards/{author.Board}/intake?{query}");

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Faults.Should().Equal("days");
    }

    private static IEnumerable<string> Counts(JsonObject intake, string list, string name) =>
        intake[list]!.AsArray().Select(c => $"{c![name]} {c["applications"]}");

    private static async Task ConfirmAsync(ListedBoard board, ApplicationId id, DateTimeOffset at)
    {
        var ledger = board.Services.GetRequiredService<IMailLedger>();
        var owed = (await ledger.FindAsync(new MailId(id, MailKind.Confirmation), Stop))!;
        await ledger.TryUpdateAsync(owed with { State = MailState.Sent, ChangedAt = at }, Stop);
    }

    private static Task AnnounceAsync(ListedBoard board, ApplicationId id, DateTimeOffset at) =>
        board.Services.GetRequiredService<IOutbox>().AnnounceAsync(id, at, at.AddDays(1), Stop);

    private static async Task GiveUpAsync(ListedBoard board, DateTimeOffset now)
    {
        var letters = board.Services.GetRequiredService<IDeadLetters>();
        var letter = DeadLetter.Of(
            PoisonMessage.OfQueue(WorkKind.Mail, $"of {board.Author.Board}"),
            board.Author.Board,
            now
        );
        await letters.KeepAsync(letter, Stop);
    }
}
