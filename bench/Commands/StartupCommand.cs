using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Commands;

/// <summary>How long it takes from the start of a process to its first answers.</summary>
internal sealed class StartupCommand(TextWriter output, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    private readonly Option<int> _runs = new("--runs")
    {
        Description = "Starts of each kind, from 1 to 50.",
        DefaultValueFactory = _ => 5,
    };

    public Command Create()
    {
        _runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 50)
            {
                result.AddError("--runs must be from 1 to 50.");
            }
        });
        var command = new Command(
            "startup",
            "From the start of a process to the first 200, of everything and of the app alone."
        )
        {
            _runs,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        var count = parsed.GetValue(_runs);
        await report.HeadAsync(
            "Start-up: seconds from the start of the process to the first 200; one start before is not counted",
            parsed
        );
        var everything = await RepeatAsync(count, () => EverythingAsync(stop));
        await using var machine = LocalMachine.Start(withApp: false);
        await machine.UntilReadyAsync(stop);
        var alone = await RepeatAsync(count, () => AppAloneAsync(machine, stop));

        List<object[]> rows =
        [
            ["run", "LocalHost: health", "list of jobs", "app: health", "list of jobs"],
        ];
        for (var i = 0; i < count; i++)
        {
            rows.Add([
                (i + 1).ToString(CultureInfo.InvariantCulture),
                everything[i].Health,
                everything[i].Jobs,
                alone[i].Health,
                alone[i].Jobs,
            ]);
        }

        rows.Add([
            "median",
            Statistics.Median(everything.Select(e => e.Health)),
            Statistics.Median(everything.Select(e => e.Jobs)),
            Statistics.Median(alone.Select(a => a.Health)),
            Statistics.Median(alone.Select(a => a.Jobs)),
        ]);
        await report.TableAsync(rows);
        await report.LineAsync(
            "  LocalHost: Azurite, mail catcher, careers page and app, each time with an empty data folder. App: against an Azurite that runs."
        );
    }

    private static async Task<List<FirstAnswers>> RepeatAsync(
        int count,
        Func<Task<FirstAnswers>> start
    )
    {
        // The first start reads programs from the disk.
        _ = await start();
        List<FirstAnswers> measured = [];
        for (var i = 0; i < count; i++)
        {
            measured.Add(await start());
        }

        return measured;
    }

    private async Task<FirstAnswers> EverythingAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        await using var machine = LocalMachine.Start(withApp: true);
        return await AnswersAsync(
            start,
            machine.Functions,
            machine.DemandRunning,
            cancellationToken
        );
    }

    private async Task<FirstAnswers> AppAloneAsync(
        LocalHostProcess machine,
        CancellationToken cancellationToken
    )
    {
        var start = time.GetTimestamp();
        await using var app = LocalMachine.StartApp(machine);
        return await AnswersAsync(start, machine.Functions, app.DemandRunning, cancellationToken);
    }

    private async Task<FirstAnswers> AnswersAsync(
        long start,
        Uri app,
        Action demandRunning,
        CancellationToken cancellationToken
    )
    {
        using var client = new HttpClient { BaseAddress = app, Timeout = OneTry };
        var answers = await Task.WhenAll(
            FirstOkAsync(client, "health", start, demandRunning, cancellationToken),
            FirstOkAsync(
                client,
                $"v1/boards/{ApplicationForm.Board}/jobs",
                start,
                demandRunning,
                cancellationToken
            )
        );
        return new FirstAnswers(answers[0], answers[1]);
    }

    private async Task<double> FirstOkAsync(
        HttpClient client,
        string path,
        long start,
        Action demandRunning,
        CancellationToken cancellationToken
    )
    {
        var took = TimeSpan.Zero;
        await Wait.UntilAsync(
            async () =>
            {
                demandRunning();
                var isOk = await Wait.IsOkAsync(
                    client,
                    new Uri(path, UriKind.Relative),
                    cancellationToken
                );
                took = time.GetElapsedTime(start);
                return isOk;
            },
            Limit,
            $"{path} answers 200",
            cancellationToken,
            Poll
        );
        return took.TotalSeconds;
    }

    private sealed record FirstAnswers(double Health, double Jobs);
}
