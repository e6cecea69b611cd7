using System.CommandLine;
using System.Security.Cryptography;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Bench.Commands;

/// <summary>
/// Sends the last minute before a deadline through the functions that choose partitions, and holds what each would have to
/// take against the published targets of storage. Nothing is stored.
/// </summary>
internal sealed class RushCommand(TextWriter output)
{
    // https://learn.microsoft.com/azure/storage/tables/scalability-targets, and the same for queues.
    private const int EntitiesOfPartition = 2_000;
    private const int MessagesOfQueue = 2_000;
    private const int CallsOfAccount = 20_000;

    // The application, what happened, its file, its mail and two equality answers.
    private const int RowsOfCommit = 7;
    private const int Seconds = 60;

    // People put it off: of ten, so many come in each sixth of the last minute.
    private static readonly double[] Shape = [0.5, 0.8, 1.1, 1.6, 2.4, 3.6];

    private readonly Option<int> _applications = new("--applications")
    {
        Description = "How many come within the minute, all for one posting.",
        DefaultValueFactory = _ => 50_000,
    };

    public Command Create()
    {
        var command = new Command(
            "rush",
            "The minute before a deadline: what it asks of each partition, queue and account, against their targets."
        );
        command.Options.Add(_applications);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var count = parsed.GetValue(_applications);
        var report = new Report(output);
        await report.HeadAsync("A rush on one posting, in its busiest second", parsed);

        // The same people under the same key each time, so that the figures can be repeated.
        var key = Convert.ToBase64String(SHA256.HashData("rush"u8));
        var identity = new ApplicationIdentity(
            Options.Create(new ApplicationOptions { HashKey = key })
        );
        var commits = new Dictionary<(int, string), int>();
        var entries = new Dictionary<(int, string), int>();
        var perSecond = new int[Seconds];
        var random = new Random(count);
        var begin = new DateTimeOffset(2026, 3, 31, 22, 59, 0, TimeSpan.Zero);
        for (var i = 0; i < count; i++)
        {
            var second = SecondOf(random.NextDouble());
            var id = identity.IdOf("rush", 1, $"{i}@example.com", null, $"{i}");
            var moment = begin.AddSeconds(second);
            var entry = new OutboxEntry(id, moment, moment + DispatchOutbox.Grace, 0);
            Add(commits, (second, id.Partition), RowsOfCommit);
            Add(entries, (second, TableOutbox.Partition(entry)), 1);
            perSecond[second]++;
        }

        var busiest = perSecond.Max();
        var request = StorageCalls.Of(CallPart.Request);
        await report.TableAsync([
            ["", "asked", "target", "share"],
            ["applications in the busiest second", busiest, "", ""],
            Row(
                "rows of the busiest partition of Applications",
                commits.Values.Max(),
                EntitiesOfPartition
            ),
            [
                "partitions of the posting",
                commits.Keys.Select(k => k.Item2).Distinct(StringComparer.Ordinal).Count(),
                "",
                "",
            ],
            Row(
                "rows of the busiest partition of Outbox",
                entries.Values.Max(),
                EntitiesOfPartition
            ),
            Row("messages of queue mails", busiest, MessagesOfQueue),
            Row("messages of queue equality-answers", 2 * busiest, MessagesOfQueue),
            Row("calls of requests to the account", busiest * request, CallsOfAccount),
            [
                "seconds of the account for all that follows",
                (double)count * (StorageCalls.Sum - request) / CallsOfAccount,
                "",
                "",
            ],
            [
                "applications a second, of one account, for good",
                CallsOfAccount / StorageCalls.Sum,
                "",
                "",
            ],
        ]);
    }

    private static object[] Row(string what, int asked, int target) =>
        [what, asked, target, (double)asked / target];

    private static int SecondOf(double at)
    {
        var rest = at * Shape.Sum();
        for (var i = 0; i < Shape.Length; i++)
        {
            if (rest < Shape[i])
            {
                return (i * Seconds / Shape.Length)
                    + (int)(rest / Shape[i] * Seconds / Shape.Length);
            }

            rest -= Shape[i];
        }

        return Seconds - 1;
    }

    private static void Add<T>(Dictionary<T, int> counts, T key, int number)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + number;
}
