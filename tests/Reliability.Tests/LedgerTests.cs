using System.Diagnostics;
using System.Globalization;
using ApplyFunctions.Reliability.Tests.Ledgers;
using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Running;

namespace ApplyFunctions.Reliability.Tests;

/// <summary>
/// "Received" is true: many people apply while the app is killed and storage and mail misbehave, and in the end everything
/// is there once. docs/reliability.md has a long run.
/// </summary>
public sealed class LedgerTests
{
    [Fact]
    public async Task What_was_answered_with_200_is_there_once_whatever_breaks()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var options = RunOptions.FromEnvironment();
        var watch = Stopwatch.StartNew();
        await using var system = await BreakableSystem.StartAsync(
            options.Faults,
            options.Seed,
            cancellationToken
        );
        var started = watch.Elapsed;
        var submissions = await new LoadRun(system, options).ExecuteAsync(cancellationToken);
        var loaded = watch.Elapsed;
        var settled = await Settling.UntilNothingIsOwedAsync(
            system,
            options.Settle,
            cancellationToken
        );
        await Settling.UntilQueuesAreEmptyAsync(system, options.Drain, cancellationToken);
        var snapshot = await Snapshot.TakeAsync(system, cancellationToken);
        var checks = new Ledger(
            new Findings(submissions, snapshot, system),
            TimeProvider.System
        ).Checks();

        var faults = system.Traffic.Faults.OrderBy(f => f.Key).Select(f => $"{f.Key} {f.Value}");
        var report = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {options}; {loaded
                - started:mm\:ss} of load, {settled:mm\:ss} until nothing was owed, {watch.Elapsed:mm\:ss} in all
            Calls: {system.Traffic.Calls:n0}; {string.Join(", ", faults)}
            Kills: {string.Join(", ", KillsOf(system))}

            {Table.Of(checks)}
            """
        );
        Report.Write(report, options.Report);
        system.Canaries.Finds.Should().BeEmpty();
        checks.Where(c => !c.Holds).Should().BeEmpty();
    }

    private static IEnumerable<string> KillsOf(BreakableSystem system) =>
        system
            .App.Lives.Where(l => l.KilledAtStep is not null)
            .CountBy(l => l.KilledAtStep!, StringComparer.Ordinal)
            .OrderBy(k => k.Key, StringComparer.Ordinal)
            .Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Key} × {k.Value}"));
}
