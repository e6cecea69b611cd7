using System.CommandLine;
using System.Text;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Bench.Search;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Recruiting;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Commands;

/// <summary>What recruiters wait for on a small board and on a large one: a page of a list, one application, a file of all.</summary>
internal sealed class ListCommand(TextWriter output, TimeProvider time)
{
    private const string Board = "many";
    private static readonly int[] Steps = [1_000, 10_000, 100_000];
    private const int WarmUps = 10;
    private const double Percentile = 0.95;

    private readonly Option<int> _applications = new("--applications")
    {
        Description = "How many applications the board has in the end.",
        DefaultValueFactory = _ => Steps[^1],
    };

    private readonly Option<int> _reads = new("--reads")
    {
        Description = "How many pages and applications are timed.",
        DefaultValueFactory = _ => 50,
    };

    public Command Create()
    {
        var command = new Command(
            "list",
            "Lists, reads and exports the applications of a board that grows: time of a page of 50 and of one application, time and memory of a file of all."
        );
        command.Options.Add(_applications);
        command.Options.Add(_reads);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync(
            "Listing, reading and exporting the applications of one board",
            parsed
        );
        await using var machine = LocalMachine.Start(withApp: false, inMemory: true);
        await machine.UntilReadyAsync(stop);
        await using var services = AppComposition.Build(machine.Settings);
        await services.SetUpStorageAsync(stop);

        var key = await new StorageView(machine.StorageConnection).AddApiKeyAsync(Board, stop);
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{key}:"));
        var author = new Author(Board, $"Basic {basic}");
        var seed = new StoredCandidates(services, Board);
        var store = services.GetRequiredService<IApplicationStore>();
        var reads = parsed.GetValue(_reads);
        await using var making = AppComposition.Build(
            machine.Settings,
            s => s.AddSingleton<IApplicationStore>(seed.Made())
        );
        var last = parsed.GetValue(_applications);
        foreach (var size in Steps.Where(step => step < last).Append(last))
        {
            var began = time.GetTimestamp();
            await seed.FillAsync(size, stop);
            await report.LineAsync();
            await report.TableAsync([
                ["applications", size],
                ["putting them there", time.GetElapsedTime(began).TotalSeconds, "s"],
                .. await TimedAsync(
                    "page of 50",
                    reads,
                    _ => ListAsync(services, author, "", stop)
                ),
                .. await TimedAsync(
                    "page of 50, three filters",
                    reads,
                    i =>
                        ListAsync(
                            services,
                            author,
                            FormattableString.Invariant(
                                $"stage=received&source={StoredCandidates.Sources[i % 3]}&flagged=false"
                            ),
                            stop
                        )
                ),
                .. await TimedAsync(
                    "one record",
                    reads,
                    i => store.FindAsync(Candidates.Id(i * 7919 % size), stop)
                ),
                .. await TimedAsync(
                    "one application with all about it",
                    reads,
                    i => ReadAsync(services, author, Candidates.Id(i * 7919 % size), stop)
                ),
                .. await ExportAsync(making, author, stop),
            ]);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<object>>> TimedAsync(
        string what,
        int count,
        Func<int, Task> work
    )
    {
        List<double> times = [];
        for (var i = -WarmUps; i < count; i++)
        {
            var began = time.GetTimestamp();
            await work(i + WarmUps);
            if (i >= 0)
            {
                times.Add(time.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        return
        [
            [$"{what}, median", Statistics.Median(times), "ms"],
            [$"{what}, p95", Statistics.Quantile(times, Percentile), "ms"],
        ];
    }

    private static async Task ListAsync(
        IServiceProvider services,
        Author author,
        string query,
        CancellationToken stop
    )
    {
        var given = ListParameters.OfQuery(
            query
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('='))
                .Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1]))
        );
        var outcome = await services
            .GetRequiredService<SearchApplications>()
            .ListAsync(author, given, stop);
        Check(outcome.Problem);
    }

    private static async Task ReadAsync(
        IServiceProvider services,
        Author author,
        ApplicationId id,
        CancellationToken stop
    )
    {
        var outcome = await services
            .GetRequiredService<ReadApplication>()
            .ExecuteAsync(author, id.ToString(), stop);
        Check(outcome.Problem);
    }

    /// <summary>
    /// Memory is the process's working set when a part is handed over, above what it was before. Rows are made and not read:
    /// see <see cref="MadeApplications"/>.
    /// </summary>
    private async Task<IReadOnlyList<IReadOnlyList<object>>> ExportAsync(
        IServiceProvider services,
        Author author,
        CancellationToken stop
    )
    {
        const string form = "q=";
        GC.Collect();
        var before = Environment.WorkingSet;
        var began = time.GetTimestamp();
        using var body = new MemoryStream(Encoding.ASCII.GetBytes(form));
        var outcome = await services
            .GetRequiredService<ExportListing>()
            .ExecuteAsync(
                author,
                new SubmissionBody(body, "application/x-www-form-urlencoded", form.Length),
                stop
            );
        Check(outcome.Problem);
        var first = 0.0;
        long bytes = 0;
        long most = 0;
        var lines = 0;
        await foreach (var part in outcome.Listing!.Parts.WithCancellation(stop))
        {
            if (bytes == 0)
            {
                first = time.GetElapsedTime(began).TotalMilliseconds;
            }

            bytes += part.Length;
            lines += part.Span.Count((byte)'\n');
            most = Math.Max(most, Environment.WorkingSet - before);
        }

        return
        [
            ["file of all", time.GetElapsedTime(began).TotalSeconds, "s"],
            ["file of all, until it begins", first, "ms"],
            ["file of all, lines", lines],
            ["file of all, size", bytes / 1e6, "MB"],
            ["file of all, memory at most", most / 1e6, "MB"],
        ];
    }

    private static void Check(Core.Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException(problem.Title);
        }
    }
}
