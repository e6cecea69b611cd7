using System.Globalization;
using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Network;
using ApplyFunctions.Reliability.Tests.Running;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>What is left to do, how long what kills had left took, and where personal data may not be.</summary>
internal static class WorkLedger
{
    /// <summary>From a restart to the mail that a kill had left.</summary>
    public static readonly TimeSpan MailWithin = RunOptions.FromEnvironment().MailWithin;

    public static IEnumerable<Check> Checks(Findings findings) =>
        [
            .. Privacy(findings.System),
            .. Work(findings),
            RecoveryOf(findings, CallKind.MailHandOver, "mails", MailWithin),
            RecoveryOf(findings, CallKind.TextRow, "first texts", most: null),
        ];

    private static IEnumerable<Check> Privacy(BreakableSystem system)
    {
        yield return Check.Equal(
            string.Create(
                CultureInfo.InvariantCulture,
                $"personal data in {system.Canaries.Lines:n0} lines of log and {system.Canaries.Messages:n0} messages"
            ),
            system.Canaries.Finds.Count,
            0
        );
    }

    private static IEnumerable<Check> Work(Findings findings)
    {
        var snapshot = findings.Snapshot;
        var done = findings
            .Committed.Where(s => s.IsDone)
            .Select(s => s.Id.ToString())
            .ToHashSet(StringComparer.Ordinal);
        var known = findings
            .Committed.Select(s => s.Id.ToString())
            .ToHashSet(StringComparer.Ordinal);
        yield return Check.Equal(
            "outbox entries that owe work",
            snapshot.Outbox.Count(id => known.Contains(id) && !done.Contains(id)),
            0
        );
        yield return Check.Told(
            "outbox entries that owe nothing and go at their next look",
            snapshot.Outbox.Count(done.Contains)
        );
        yield return Check.Told(
            "outbox entries of submissions that were given up",
            snapshot.Outbox.Count(id => !known.Contains(id))
        );
        yield return Check.Equal(
            "messages in poison queues",
            snapshot.Messages.Where(IsPoison).Sum(m => m.Value),
            0
        );
        yield return Check.Told(
            "messages that killed lives had taken and that come back",
            snapshot.Messages.Where(m => !IsPoison(m)).Sum(m => m.Value)
        );
        yield return Check.Equal(
            "lives of the app that ended without being killed",
            findings.System.App.Lives.Count(l => l.EndedByItself),
            0
        );
    }

    private static Check RecoveryOf(Findings findings, CallKind last, string what, TimeSpan? most)
    {
        var waits = findings
            .Committed.Select(s =>
                Recovery.Of(findings.System.Traffic.Of(s.Id), last, findings.System.App.Lives)
            )
            .OfType<Recovery>()
            .ToList();
        var times = waits.Select(w => w.SinceRestart.TotalSeconds).Order().ToList();
        var first = waits.Select(w => w.SinceFirstRestart.TotalSeconds).DefaultIfEmpty().Max();
        var median = times.Count == 0 ? 0 : times[times.Count / 2];
        var longest = times.LastOrDefault();
        return new Check(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seconds from the restart to {times.Count:n0} {what} that kills had left: median, longest (since the first of several)"
            ),
            string.Create(CultureInfo.InvariantCulture, $"{median:f1}, {longest:f1} ({first:f1})"),
            most is { } limit
                ? string.Create(CultureInfo.InvariantCulture, $"≤ {limit.TotalSeconds:f0}")
                : null,
            most is null || longest <= most.Value.TotalSeconds
        );
    }

    private static bool IsPoison(KeyValuePair<string, int> queue) =>
        queue.Key.EndsWith("-poison", StringComparison.Ordinal);
}
