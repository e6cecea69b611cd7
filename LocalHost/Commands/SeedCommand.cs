using System.CommandLine;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ApplyFunctions.LocalHost.Running;
using ApplyFunctions.LocalHost.Seeding;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary><c>seed N</c>: fills a board with applications of people who do not exist.</summary>
internal sealed class SeedCommand(TextWriter output, TextWriter errors, TimeProvider time)
{
    private const int ProgressEach = 500;
    private const int Most = 1_000_000;

    private readonly Argument<int> _count = new("N") { Description = "How many applications." };

    private readonly Option<string> _board = new("--board")
    {
        HelpName = "NAME",
        Description = "The board whose open postings they are for.",
        DefaultValueFactory = _ => RunCommand.Board,
    };

    private readonly Option<string?> _key = new("--key")
    {
        HelpName = "KEY",
        Description = "An owner's key of the board. Without it, that of the samples.",
    };

    private readonly Option<int> _seed = new("--seed")
    {
        HelpName = "NUMBER",
        Description =
            "Makes the same people each time; without it, others. A run that was stopped goes on with the same number.",
        DefaultValueFactory = _ => Random.Shared.Next(1, Most),
    };

    private readonly Option<bool> _stay = new("--all-new")
    {
        Description = "Leave all of them at the first stage.",
    };

    public Command Create()
    {
        var command = new Command(
            "seed",
            "Applies in the name of people who do not exist, with PDF and Word files, at a running LocalHost."
        )
        {
            _count,
            _board,
            _key,
            _seed,
            _stay,
            Settings.PortBase,
        };
        command.SetAction(
            (parsed, stop) => Failures.ReportAsync(() => SeedAsync(parsed, stop), errors)
        );
        return command;
    }

    private async Task SeedAsync(ParseResult parsed, CancellationToken stop)
    {
        var count = parsed.GetValue(_count);
        if (count is < 1 or > Most)
        {
            throw new LocalHostException(
                $"{count} is no number of applications.",
                string.Create(CultureInfo.InvariantCulture, $"Give one from 1 to {Most}.")
            );
        }

        var board = parsed.GetRequiredValue(_board);
        ImportCommand.DemandName(board);
        var seed = parsed.GetValue(_seed);
        using var functions = Functions(parsed);
        var seeder = new Seeder(functions, board, seed, time);
        var began = time.GetTimestamp();
        await output.WriteLineAsync(
            Text($"seeding {board} with {count} applications (--seed {seed})")
        );
        var progress = new Progress(output);
        await seeder.ApplyAsync(count, progress, stop);
        var seconds = time.GetElapsedTime(began).TotalSeconds;
        if (!parsed.GetValue(_stay))
        {
            await seeder.MoveOnAsync(stop);
        }

        await output.WriteLineAsync(
            Text(
                $"{seeder.Taken} were taken, {seeder.Taken / seconds:0} a second. Their texts, mails and places in the index follow."
            )
        );
        if (seeder.Refusals.Count > 0)
        {
            throw new LocalHostException(
                string.Join('\n', seeder.Refusals.Select(r => $"{r.Value} were refused: {r.Key}")),
                "Look at the questions of the postings: what a made-up person has nothing to say to cannot be required."
            );
        }
    }

    private HttpClient Functions(ParseResult parsed)
    {
        var key = parsed.GetValue(_key) ?? RunCommand.Key;
        var functions = new HttpClient
        {
            BaseAddress = new Uri(Ports.Origin(Settings.Ports(parsed).Functions) + "/"),
        };
        functions.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:"))
        );
        return functions;
    }

    private static string Text(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    private sealed class Progress(TextWriter output) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value > 0 && value % ProgressEach == 0)
            {
                output.WriteLine(Text($"{value} taken"));
            }
        }
    }
}
