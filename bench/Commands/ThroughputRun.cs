using ApplyFunctions.Bench.Applications;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Azure;

namespace ApplyFunctions.Bench.Commands;

/// <summary>The alternating rounds of app and bare program against one emulator.</summary>
internal sealed class ThroughputRun(
    Report report,
    SampleForm form,
    ThroughputPlan plan,
    bool triggers,
    TimeProvider time
)
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OneRequest = TimeSpan.FromSeconds(60);

    /// <returns>The number of requests that failed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var machine = LocalMachine.Start(
            withApp: true,
            triggers ? null : Triggers.Disabled()
        );
        using var http = new HttpClient { BaseAddress = machine.Functions, Timeout = OneRequest };
        await machine.UntilReadyAsync(cancellationToken);
        await Wait.UntilOkAsync(
            http,
            new Uri(machine.Functions, form.Path),
            machine.DemandRunning,
            ReadyWithin,
            cancellationToken
        );
        var clients = LocalMachine.ClientsOf(machine);
        var program = new BareProgram(clients, form, time);
        await program.SetUpAsync(cancellationToken);
        var app = new Side("app", (length, token) => AppAsync(http, clients, length, token), []);
        var bare = new Side("bare", (length, token) => BareAsync(program, length, token), []);
        Side[] sides = [app, bare];
        foreach (var side in sides)
        {
            _ = await side.RunAsync(plan.WarmUp, cancellationToken);
        }

        await report.LineAsync(
            triggers
                ? "All functions on: the app's mails and texts compete with its requests for the same cores and emulator."
                : "Only the HTTP functions on: the path of a request alone; its queue, blob and timer functions are disabled."
        );
        List<object[]> rows =
        [
            ["round", "per s", "p50 ms", "p95 ms", "p99 ms", "done", "errors", "waited s"],
        ];
        for (var round = 1; round <= plan.Rounds; round++)
        {
            foreach (var side in sides)
            {
                var waited = await QuietAsync(clients, cancellationToken);
                var measured = await side.RunAsync(plan.Round, cancellationToken);
                machine.DemandRunning();
                side.Rounds.Add(measured);
                rows.Add([$"{side.Name} {round}", .. Columns(measured), waited]);
            }
        }

        rows.AddRange(sides.Select(side => (object[])[$"{side.Name} median", .. Medians(side)]));
        await report.TableAsync(rows);
        await ConcludeAsync(app, bare);
        return sides.Sum(side => side.Rounds.Sum(round => round.Errors.Count));
    }

    private static object[] Columns(Round round) =>
        [
            round.PerSecond,
            round.Percentile(50),
            round.Percentile(95),
            round.Percentile(99),
            round.Latencies.Count,
            round.Errors.Count,
        ];

    private static object[] Medians(Side side) =>
        [
            Statistics.Median(side.Rounds.Select(r => r.PerSecond)),
            Statistics.Median(side.Rounds.Select(r => r.Percentile(50))),
            Statistics.Median(side.Rounds.Select(r => r.Percentile(95))),
            Statistics.Median(side.Rounds.Select(r => r.Percentile(99))),
            side.Rounds.Sum(r => r.Latencies.Count),
            side.Rounds.Sum(r => r.Errors.Count),
        ];

    private async Task ConcludeAsync(Side app, Side bare)
    {
        var pairs = app.Rounds.Zip(bare.Rounds, (a, b) => a.PerSecond / b.PerSecond).ToList();
        var ratio =
            Statistics.Median(app.Rounds.Select(r => r.PerSecond))
            / Statistics.Median(bare.Rounds.Select(r => r.PerSecond));
        await report.LineAsync(
            FormattableString.Invariant(
                $"  ratio of the medians, app/bare: {ratio:0.00}; by round: {string.Join(", ", pairs.Select(p => FormattableString.Invariant($"{p:0.00}")))}"
            )
        );
        foreach (
            var error in app
                .Rounds.Concat(bare.Rounds)
                .SelectMany(r => r.Errors)
                .CountBy(e => e, StringComparer.Ordinal)
        )
        {
            await report.LineAsync($"  {error.Value} times: {error.Key}");
        }

        await report.LineAsync();
    }

    private async Task<Round> AppAsync(
        HttpClient http,
        StorageClients clients,
        TimeSpan length,
        CancellationToken cancellationToken
    )
    {
        var round = await LoadAsync(length, token => SendAsync(http, token), cancellationToken);
        if (!triggers)
        {
            // Nobody takes these messages: they are cleared, so that both sides start alike.
            foreach (var queue in Quiet.Queues(clients))
            {
                await queue.ClearMessagesAsync(cancellationToken);
            }
        }

        return round;
    }

    private async Task<Round> BareAsync(
        BareProgram program,
        TimeSpan length,
        CancellationToken cancellationToken
    )
    {
        var round = await LoadAsync(length, token => TryAsync(program, token), cancellationToken);
        await program.ClearQueuesAsync(cancellationToken);
        return round;
    }

    private Task<Round> LoadAsync(
        TimeSpan length,
        Func<CancellationToken, Task<string?>> action,
        CancellationToken cancellationToken
    ) => Load.RunAsync(plan.Clients, length, action, time, cancellationToken);

    /// <summary>With all functions on, each round starts when the work of the round before is done.</summary>
    private async Task<object> QuietAsync(
        StorageClients clients,
        CancellationToken cancellationToken
    ) =>
        !triggers ? 0.0
        : await new Quiet(clients, time).WaitAsync(plan.Patience, cancellationToken) is { } waited
            ? waited.TotalSeconds
        : "not idle";

    private async Task<string?> SendAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Path);
        request.Content = form.ToContent(SampleForm.NewEmail());
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode ? null : $"{(int)answer.StatusCode} {body}";
        }
        catch (Exception e)
            when (e is HttpRequestException
                || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return e.Message;
        }
    }

    private static async Task<string?> TryAsync(
        BareProgram bare,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await bare.RunAsync(cancellationToken);
            return null;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            return e.Message;
        }
    }

    private sealed record Side(
        string Name,
        Func<TimeSpan, CancellationToken, Task<Round>> RunAsync,
        List<Round> Rounds
    );
}
