using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.LocalHost.App;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class DeadLettersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Letters_are_listed_with_those_of_no_board_and_replayed_by_id_or_all_at_once()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        string[] account = ["--storage", azurite.ConnectionString];
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        await storage.PrepareAsync(Stop);
        var bakery = Letter("one", "bakery", Noon.AddHours(1));
        var brewery = Letter("two", "brewery", Noon.AddHours(2));
        var nowhere = Letter("three", null, Noon);
        foreach (var letter in (DeadLetter[])[bakery, brewery, nowhere])
        {
            await storage.Get<IDeadLetters>().KeepAsync(letter, Stop);
        }

        var all = await Invocation.OfAsync(["dead-letters", "list", .. account]);
        var one = await Invocation.OfAsync([
            "dead-letters",
            "list",
            "--board",
            "bakery",
            .. account,
        ]);
        var replay = await Invocation.OfAsync(["dead-letters", "replay", nowhere.Id, .. account]);
        var again = await Invocation.OfAsync(["dead-letters", "replay", "--all", .. account]);
        var after = await Invocation.OfAsync(["dead-letters", "list", .. account]);

        all.Lines.Should()
            .Equal(
                $"{brewery.Id}  2026-03-01 14:00  Waiting  brewery  Mail  -",
                $"{bakery.Id}  2026-03-01 13:00  Waiting  bakery  Mail  -",
                $"{nowhere.Id}  2026-03-01 12:00  Waiting  -  Mail  -"
            );
        one.Lines.Should().ContainSingle().Which.Should().StartWith(bakery.Id);
        replay.Lines.Should().Equal($"replayed {nowhere.Id}");
        again.Lines.Should().Equal("replayed 2");
        after.Lines.Should().HaveCount(3).And.OnlyContain(line => line.Contains("  Replayed  "));
    }

    [Fact]
    public async Task Neither_an_id_nor_all_is_a_question_and_an_unknown_id_is_told()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        string[] account = ["--storage", azurite.ConnectionString];

        var neither = await Invocation.OfAsync(["dead-letters", "replay", .. account]);
        var unknown = await Invocation.OfAsync(["dead-letters", "replay", "none", .. account]);

        neither.ExitCode.Should().Be(1);
        neither.Errors.Should().Contain("--all");
        unknown.ExitCode.Should().Be(1);
        unknown.Errors.Should().Contain("There is no dead letter none");
    }

    private static DeadLetter Letter(string text, string? board, DateTimeOffset moment) =>
        DeadLetter.Of(PoisonMessage.OfQueue(WorkKind.Mail, text), board, moment);
}
