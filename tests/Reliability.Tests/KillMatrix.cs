using System.Diagnostics;
using System.Globalization;
using ApplyFunctions.Reliability.Tests.Ledgers;
using ApplyFunctions.Reliability.Tests.Load;
using ApplyFunctions.Reliability.Tests.Network;
using ApplyFunctions.Reliability.Tests.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Reliability.Tests;

/// <summary>
/// One person applies at each step, and the app dies at that step of that application. All of them heal at the same time;
/// the tests look at the end.
/// </summary>
public sealed class KillMatrix : IAsyncLifetime
{
    private const double StepComesWithin = 60;

    private readonly Dictionary<string, StepResult> _results = new(StringComparer.Ordinal);
    private BreakableSystem? _system;

    internal IReadOnlyList<Check> Checks { get; private set; } = [];

    internal StepResult this[string step] => _results[step];

    public async ValueTask InitializeAsync()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var options = RunOptions.FromEnvironment();
        var watch = Stopwatch.StartNew();
        _system = await BreakableSystem.StartAsync(faults: 0, options.Seed, cancellationToken);
        using var client = new Client(_system.Address);
        var deaths = new List<(Step Step, Submission Submission, AppLife Life)>();
        foreach (var step in options.Steps)
        {
            var submission = new Submission(new Applicant(deaths.Count + 1));
            deaths.Add((step, submission, await DieAsync(step, submission, client)));
            TestContext.Current.SendDiagnosticMessage($"{watch.Elapsed}: killed {step}");
        }

        var killed = watch.Elapsed;
        var settled = await Settling.UntilNothingIsOwedAsync(
            _system,
            options.Settle,
            cancellationToken
        );
        var snapshot = await Snapshot.TakeAsync(_system, cancellationToken);
        var findings = new Findings([.. deaths.Select(d => d.Submission)], snapshot, _system);
        var ledger = new Ledger(findings, TimeProvider.System);
        Checks = ledger.Checks();
        foreach (var (step, submission, life) in deaths)
        {
            _results[step.Text] = new StepResult(
                step,
                life.KilledAt is not null,
                submission,
                ledger.Missing(submission),
                snapshot.Mails[submission.Applicant.Email].Count(),
                findings
                    .Committed.Where(s => findings.OwnerOf(s) == submission)
                    .SelectMany(findings.DoublesOf)
                    .Count(d => d == DoubleReason.Killed),
                HealedIn(submission, life)
            );
        }

        Report.Write(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {options.Steps.Count} steps, one kill each; {killed:mm\:ss} of kills, {settled:mm\:ss} until nothing was owed

                {StepResult.TableOf(_results.Values)}
                {Table.Of(Checks)}
                """
            ),
            options.Report
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_system is not null)
        {
            await _system.DisposeAsync();
        }
    }

    private async Task<AppLife> DieAsync(Step step, Submission submission, Client client)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var life = await _system!.App.UntilReadyAsync(_system.Traffic.Life, cancellationToken);
        var earlier = _system.Traffic.Applications.ToHashSet();
        if (step != Steps.AfterTheAnswer)
        {
            _system.Traffic.Arm(
                new FailPoint(step.Kind, step.Moment, step.Nth, id => !earlier.Contains(id))
            );
        }

        var submitting = client.SubmitAsync(submission, cancellationToken);
        if (step == Steps.AfterTheAnswer)
        {
            await submitting;
            _system.App.Kill(step.Text);
        }

        await Patience.UntilAsync(
            () => Task.FromResult(life),
            l => l.KilledAt is not null,
            cancellationToken,
            TimeSpan.FromSeconds(StepComesWithin),
            what: step.Text
        );
        await _system.App.UntilReadyAsync(life.Number + 1, cancellationToken);
        await submitting;
        return life;
    }

    // The mail, two texts, two equality answers.
    private TimeSpan? HealedIn(Submission submission, AppLife life)
    {
        if (
            !submission.IsAccepted
            || !ApplicationId.TryParse(submission.Ids[0], out var id)
            || _system!.App.Lives.FirstOrDefault(l => l.Number > life.Number)?.ReadyAt
                is not { } restarted
        )
        {
            return null;
        }

        var done = _system.Traffic.Of(id).Where(s => s.IsDone).ToList();
        DateTimeOffset?[] ends =
        [
            NthOf(CallKind.MailHandOver, 1),
            NthOf(CallKind.TextRow, 2),
            NthOf(CallKind.EqualityDelete, 2),
        ];
        return ends.Contains(null) ? null
            : ends.Max() - restarted is { Ticks: > 0 } wait ? wait
            : TimeSpan.Zero;

        DateTimeOffset? NthOf(CallKind kind, int nth) =>
            done.Where(s => s.Call.Kind == kind).Skip(nth - 1).FirstOrDefault()?.At;
    }
}
