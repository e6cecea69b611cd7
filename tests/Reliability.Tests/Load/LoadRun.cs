using System.Diagnostics;
using ApplyFunctions.Reliability.Tests.Network;
using ApplyFunctions.Reliability.Tests.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Reliability.Tests.Load;

/// <summary>Many people apply at the same time, while the app is killed again and again.</summary>
internal sealed class LoadRun(BreakableSystem system, RunOptions options)
{
    // Some people close the page when it fails, and never come back.
    private const int ImpatientIsEvery = 25;

    // Some clients repeat although they have their answer: a double click, a back button.
    private const int RepeatsIsEvery = 7;

    private static readonly TimeSpan StepComesWithin = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestRandom = TimeSpan.FromSeconds(1);

#pragma warning disable CA5394 // When the app dies is no secret, and must be the same for the same seed.
    private readonly Random _random = new(options.Seed);
#pragma warning restore CA5394
    private readonly Submission[] _submissions =
    [
        .. Enumerable.Range(1, options.Applications).Select(n => new Submission(new Applicant(n))),
    ];
    private int _done;

    public async Task<IReadOnlyList<Submission>> ExecuteAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = KillAsync(stop.Token);
        var submitting = SubmitAllAsync(stop.Token);
        if (await Task.WhenAny(killing, submitting) is { IsFaulted: true })
        {
            await stop.CancelAsync();
        }

        await Task.WhenAll(killing, submitting);
        return _submissions;
    }

    private async Task SubmitAllAsync(CancellationToken cancellationToken)
    {
        using var client = new Client(system.Address);
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Clients,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            _submissions.Index(),
            parallel,
            async (next, token) =>
            {
                var (index, submission) = next;
                var isPatient = index % ImpatientIsEvery != ImpatientIsEvery - 1;
                await client.SubmitAsync(submission, token, isPatient);
                if (submission.IsAccepted && index % RepeatsIsEvery == 0)
                {
                    await client.SubmitAsync(submission, token);
                }

                Interlocked.Increment(ref _done);
            }
        );
    }

    private async Task KillAsync(CancellationToken cancellationToken)
    {
        for (var kill = 0; kill < options.Kills; kill++)
        {
            var due = (int)((long)options.Applications * (kill + 1) / (options.Kills + 1));
            await Patience.UntilAsync(
                () => Task.FromResult(_done),
                done => done >= due,
                cancellationToken,
                TimeSpan.FromMinutes(5)
            );
            var life = await system.App.UntilReadyAsync(kill + 1, cancellationToken);
            await Task.Delay(options.KillEvery, cancellationToken);
            if (kill % 2 == 1 || !await AtStepAsync(Steps.Calls[Next(Steps.Calls.Count)], life))
            {
                await Task.Delay(LongestRandom * NextPart(), cancellationToken);
                system.App.Kill("a random moment");
            }
        }

        await system.App.UntilReadyAsync(options.Kills + 1, cancellationToken);
    }

    private async Task<bool> AtStepAsync(Step step, AppLife life)
    {
        // Of the calls of all applications that come now, one of the next few.
        system.Traffic.Arm(new FailPoint(step.Kind, step.Moment, 1 + Next(4)));
        var watch = Stopwatch.StartNew();
        while (life.KilledAt is null && watch.Elapsed < StepComesWithin)
        {
            await Task.Delay(20);
        }

        return !system.Traffic.Disarm() && life.KilledAt is not null;
    }

#pragma warning disable CA5394
    private int Next(int below) => _random.Next(below);

    private double NextPart() => _random.NextDouble();
#pragma warning restore CA5394
}
