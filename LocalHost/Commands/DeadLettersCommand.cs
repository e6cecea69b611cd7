using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>dead-letters list|replay</c>: the messages that were given up, those that belong to no board too.</summary>
internal sealed class DeadLettersCommand(TextWriter output, TextWriter errors)
{
    private const int PageSize = 500;

    private readonly Option<string?> _board = new("--board")
    {
        HelpName = "NAME",
        Description = "Only those of one board; - for those of none.",
        Recursive = true,
    };

    private readonly Option<bool> _all = new("--all") { Description = "Replay all that wait." };

    private readonly Argument<string?> _id = new("ID")
    {
        Description = "The letter's id, as the list has it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public Command Create()
    {
        var list = new Command(
            "list",
            "Lists them, the newest first: id, when, state, board, kind of work, application."
        );
        var replay = new Command("replay", "Starts the work of one, or of all, once more.")
        {
            _id,
            _all,
        };
        SetAction(list, ListAsync);
        SetAction(replay, ReplayAsync);
        var command = new Command(
            "dead-letters",
            "Lists and replays messages that were given up after too many tries."
        )
        {
            list,
            replay,
        };
        command.Options.Add(_board);
        command.Options.Add(AppStorage.Account);
        return command;
    }

    private void SetAction(
        Command command,
        Func<AppStorage, ParseResult, CancellationToken, Task> action
    ) =>
        command.SetAction(
            (parsed, stop) =>
                Failures.ReportAsync(
                    async () =>
                    {
                        if (parsed.GetValue(_board) is { } board)
                        {
                            ImportCommand.DemandName(board);
                        }

                        await AppStorage.UseAsync(
                            parsed,
                            async storage =>
                            {
                                await storage.PrepareAsync(stop);
                                await action(storage, parsed, stop);
                            }
                        );
                    },
                    errors
                )
        );

    private async Task ListAsync(
        AppStorage storage,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        var letters = storage.Get<IDeadLetters>();
        var query = new DeadLetterQuery(parsed.GetValue(_board), null, null, PageSize);
        while (true)
        {
            var page = await letters.ListAsync(query, cancellationToken);
            foreach (var letter in page)
            {
                await output.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{letter.Id}  {letter.KeptAt:yyyy-MM-dd HH:mm}  {letter.State}  {letter.Board}  {letter.Work}  {letter.ApplicationId?.ToString() ?? DeadLetter.NoBoard}"
                    )
                );
            }

            if (page.Count < PageSize)
            {
                return;
            }

            query = query with { After = DeadLetterPlace.Of(page[^1]) };
        }
    }

    private Task ReplayAsync(
        AppStorage storage,
        ParseResult parsed,
        CancellationToken cancellationToken
    )
    {
        var replay = storage.Get<ReplayDeadLetter>();
        var board = parsed.GetValue(_board);
        return (parsed.GetValue(_id), parsed.GetValue(_all)) switch
        {
            ({ } id, false) => ReplayAsync(replay, board, id, cancellationToken),
            (null, true) => ReplayAllAsync(replay, board, cancellationToken),
            _ => throw new LocalHostException(
                "Which dead letters are meant?",
                "Give the id of one, or --all."
            ),
        };
    }

    private async Task ReplayAsync(
        ReplayDeadLetter replay,
        string? board,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await replay.FindAndReplayAsync(board, id, cancellationToken) is null)
        {
            throw new LocalHostException(
                $"There is no dead letter {id}.",
                "Look at them: dead-letters list"
            );
        }

        await output.WriteLineAsync($"replayed {id}");
    }

    private async Task ReplayAllAsync(
        ReplayDeadLetter replay,
        string? board,
        CancellationToken cancellationToken
    )
    {
        var count = 0;
        var more = true;
        while (more)
        {
            (var replayed, more) = await replay.ReplayWaitingAsync(board, cancellationToken);
            count += replayed;
        }

        await output.WriteLineAsync(
            string.Create(CultureInfo.InvariantCulture, $"replayed {count}")
        );
    }
}
