using System.CommandLine;
using ApplyFunctions.Bench.Applications;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Commands;

/// <summary>Applications a second, beside what the storage emulator gives a program that only makes the calls.</summary>
internal sealed class ThroughputCommand(TextWriter output, TimeProvider time)
{
    private readonly Option<int> _clients = Bounded("--clients", "Parallel clients.", 16, 1, 256);
    private readonly Option<int> _seconds = Bounded("--seconds", "Length of a round.", 15, 1, 300);
    private readonly Option<int> _rounds = Bounded("--rounds", "Rounds of each side.", 3, 1, 20);
    private readonly Option<int> _kilobytes = Bounded("--cv-kb", "Size of the CV.", 100, 4, 9_000);

    private readonly Option<int> _warmUp = Bounded(
        "--warm-up",
        "Seconds of load on each side that are not counted.",
        10,
        1,
        120
    );

    private readonly Option<int> _patience = Bounded(
        "--patience",
        "Seconds after which a round starts although the app still works in the background.",
        300,
        1,
        1_800
    );

    private readonly Option<long> _posting = new("--posting")
    {
        Description = "The sample posting that is applied for.",
        DefaultValueFactory = _ => ApplicationForm.OpenPosting,
    };

    private readonly Option<string> _triggers = new Option<string>("--triggers")
    {
        Description =
            "on: the app also sends mails and extracts texts while it is measured. off: its queue, blob and timer "
            + "functions are disabled, so that the path of a request is measured alone. both: one after the other.",
        DefaultValueFactory = _ => "both",
    }.AcceptOnlyFromAmong("on", "off", "both");

    public Command Create()
    {
        var command = new Command(
            "throughput",
            "Applications a second through the app, and through a bare program that makes the same storage calls."
        )
        {
            _clients,
            _seconds,
            _rounds,
            _kilobytes,
            _warmUp,
            _patience,
            _posting,
            _triggers,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync("Throughput: applications with a CV, stored durably", parsed);
        var form = SampleForm.Read(parsed.GetValue(_posting), parsed.GetValue(_kilobytes) * 1024);
        var plan = new ThroughputPlan(
            parsed.GetValue(_clients),
            TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
            parsed.GetValue(_rounds),
            TimeSpan.FromSeconds(parsed.GetValue(_warmUp)),
            TimeSpan.FromSeconds(parsed.GetValue(_patience))
        );
        var choice = parsed.GetValue(_triggers);
        var errors = 0;
        foreach (var on in (bool[])[false, true])
        {
            if (choice == "both" || choice == (on ? "on" : "off"))
            {
                errors += await new ThroughputRun(report, form, plan, on, time).RunAsync(stop);
            }
        }

        return errors == 0 ? 0 : 1;
    }

    private static Option<int> Bounded(string name, string text, int value, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{text} From {least} to {most}.",
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < least || given > most))
            {
                result.AddError($"{name} must be from {least} to {most}.");
            }
        });
        return option;
    }
}

internal sealed record ThroughputPlan(
    int Clients,
    TimeSpan Round,
    int Rounds,
    TimeSpan WarmUp,
    TimeSpan Patience
);
