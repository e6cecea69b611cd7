using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Commands;

/// <summary>
/// What a month costs, from counted calls and the least that is charged for an execution, which each of them stays below (<c>--measure</c>). Prices are list prices in US dollars and can be given: they differ
/// by region and time.
/// </summary>
internal sealed class CostCommand(TextWriter output, TimeProvider time)
{
    // Of the calls that a test counts: the rest goes to tables. The host receives and deletes each message, and Event Grid
    // brings one event of a file as a message, too.
    private const int BlobWrites = 2 + 6;
    private const int BlobReads = 2 + 4;
    private const int Sends = 4;
    private const int Messages = Sends + 1;
    private const int CallsOfMessage = 2;
    private const int Executions = 6;

    // The dispatcher twice a minute, listings and queues every five minutes, orphans every hour, five others at night; in 30 days.
    private const int Timers = 30 * ((24 * 60 * 2) + (2 * 24 * 60 / 5) + 24 + 5);
    private const int WarmUps = 5;
    private const int Ways = 20;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(10);
    private static readonly int[] Months = [100, 10_000, 1_000_000];

    private readonly Option<double> _seconds = Price(
        "--seconds",
        "Seconds that are charged for an execution. One is the least, and each of these takes less.",
        1.0
    );

    private readonly Option<bool> _measure = new("--measure")
    {
        Description =
            "First measure how long each part of an application's way takes, with 10 ms for each call to storage.",
    };

    private readonly Option<double> _memory = Price("--memory", "GB of an instance.", 2);
    private readonly Option<double> _kilobytes = Price(
        "--kilobytes",
        "KB of an application with its files, index and text.",
        400
    );
    private readonly Option<double> _compute = Price(
        "--gb-second",
        "A GB-second on demand.",
        0.000026
    );
    private readonly Option<double> _freeCompute = Price(
        "--free-gb-seconds",
        "GB-seconds a month that cost nothing.",
        100_000
    );
    private readonly Option<double> _executions = Price(
        "--executions",
        "A million executions.",
        0.40
    );
    private readonly Option<double> _freeExecutions = Price(
        "--free-executions",
        "Executions a month that cost nothing.",
        250_000
    );
    private readonly Option<double> _tables = Price(
        "--table-calls",
        "10,000 calls of tables.",
        0.00036
    );
    private readonly Option<double> _queues = Price(
        "--queue-calls",
        "10,000 calls of queues.",
        0.004
    );
    private readonly Option<double> _writes = Price(
        "--blob-writes",
        "10,000 writing calls of blobs.",
        0.05
    );
    private readonly Option<double> _reads = Price(
        "--blob-reads",
        "10,000 reading calls of blobs.",
        0.004
    );
    private readonly Option<double> _stored = Price(
        "--gigabyte",
        "A GB stored for a month.",
        0.0184
    );
    private readonly Option<double> _logs = Price(
        "--log-gigabyte",
        "A GB of logs and traces.",
        2.30
    );
    private readonly Option<double> _logKilobytes = Price(
        "--log-kilobytes",
        "KB of logs and traces of an application.",
        8
    );
    private readonly Option<double> _mail = Price(
        "--mail",
        "A mail, where the provider has no plan that is paid in any case.",
        0.0004
    );

    private readonly Option<double> _egressKilobytes = Price(
        "--egress-kilobytes",
        "KB that leave the app for an application: ten looks at the posting and the list, and its file read twice.",
        500
    );
    private readonly Option<double> _egress = Price(
        "--egress-gigabyte",
        "A GB that leaves the region.",
        0.087
    );
    private readonly Option<double> _freeEgress = Price(
        "--free-egress-gigabytes",
        "GB a month that leave it for nothing.",
        100
    );
    private readonly Option<double> _scannedPages = Price(
        "--scanned-pages",
        "Pages of an application that are pictures: of fifty CVs one, with two pages.",
        0.04
    );
    private readonly Option<double> _page = Price(
        "--page",
        "A page whose text is recognised.",
        0.0015
    );
    private readonly Option<double> _events = Price(
        "--events",
        "A million events of new files.",
        0.60
    );
    private readonly Option<double> _freeEvents = Price(
        "--free-events",
        "Events a month that cost nothing.",
        100_000
    );

    public Command Create()
    {
        var command = new Command(
            "cost",
            "What 100, 10,000 and 1,000,000 applications a month cost, at list prices that can be given."
        );
        command.Options.Add(_measure);
        foreach (
            var option in (Option[])
                [
                    _seconds,
                    _memory,
                    _kilobytes,
                    _compute,
                    _freeCompute,
                    _executions,
                    _freeExecutions,
                    _tables,
                    _queues,
                    _writes,
                    _reads,
                    _stored,
                    _logs,
                    _logKilobytes,
                    _mail,
                    _egressKilobytes,
                    _egress,
                    _freeEgress,
                    _scannedPages,
                    _page,
                    _events,
                    _freeEvents,
                ]
        )
        {
            command.Options.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync(
            "US dollars a month; what is stored is that of twelve months",
            parsed
        );
        if (parsed.GetValue(_measure))
        {
            await report.TableAsync(await MeasureAsync(stop));
        }

        List<IReadOnlyList<object>> rows =
        [
            [
                "applications a month",
                .. Months.Select(m => (object)m.ToString("N0", CultureInfo.InvariantCulture)),
            ],
        ];
        var parts = Parts(parsed);
        rows.AddRange(
            parts.Select(p =>
                (IReadOnlyList<object>)[p.What, .. Months.Select(m => (object)p.Price(m))]
            )
        );
        rows.Add(["all", .. Months.Select(m => (object)parts.Sum(p => p.Price(m)))]);
        await report.TableAsync(rows);
    }

    private async Task<List<IReadOnlyList<object>>> MeasureAsync(CancellationToken stop)
    {
        await using var machine = LocalMachine.Start(withApp: false, inMemory: true);
        await machine.UntilReadyAsync(stop);
        await using var way = await ApplicationWay.OpenAsync(
            machine.Settings,
            new TripCounter(Latency),
            time,
            stop
        );
        var took = new Dictionary<CallPart, List<double>>();
        for (var i = 0; i < WarmUps; i++)
        {
            await way.GoAsync((_, work) => work(), stop);
        }

        for (var i = 0; i < Ways; i++)
        {
            await way.GoAsync(TimeAsync, stop);
        }

        return
        [
            ["part", "median s", "max s"],
            .. took.Select(t =>
                (IReadOnlyList<object>)[t.Key.ToString(), Statistics.Median(t.Value), t.Value.Max()]
            ),
        ];

        async Task TimeAsync(CallPart part, Func<Task> work)
        {
            var started = time.GetTimestamp();
            await work();
            if (!took.TryGetValue(part, out var times))
            {
                took.Add(part, times = []);
            }

            times.Add(time.GetElapsedTime(started).TotalSeconds);
        }
    }

    private List<(string What, Func<double, double> Price)> Parts(ParseResult parsed)
    {
        var tableCalls = StorageCalls.Sum - BlobWrites - BlobReads - Sends;
        double Of(Option<double> option) => parsed.GetValue(option);
        return
        [
            (
                "compute",
                m =>
                    Math.Max(
                        0,
                        (((m * Executions) + Timers) * Of(_seconds) * Of(_memory))
                            - Of(_freeCompute)
                    ) * Of(_compute)
            ),
            (
                "executions",
                m =>
                    Math.Max(0, (m * Executions) + Timers - Of(_freeExecutions))
                    * Of(_executions)
                    / 1e6
            ),
            ("tables", m => m * tableCalls * Of(_tables) / 1e4),
            ("queues", m => m * (Sends + (Messages * CallsOfMessage)) * Of(_queues) / 1e4),
            ("blobs", m => m * ((BlobWrites * Of(_writes)) + (BlobReads * Of(_reads))) / 1e4),
            ("events of files", m => Math.Max(0, m - Of(_freeEvents)) * Of(_events) / 1e6),
            ("scanned pages", m => m * Of(_scannedPages) * Of(_page)),
            ("what is stored", m => 12 * m * Of(_kilobytes) / 1e6 * Of(_stored)),
            (
                "what leaves the region",
                m => Math.Max(0, (m * Of(_egressKilobytes) / 1e6) - Of(_freeEgress)) * Of(_egress)
            ),
            ("logs and traces", m => m * Of(_logKilobytes) / 1e6 * Of(_logs)),
            ("mails", m => m * Of(_mail)),
        ];
    }

    private static Option<double> Price(string name, string description, double price) =>
        new(name) { Description = description, DefaultValueFactory = _ => price };
}
