using System.CommandLine;
using System.Security.Cryptography;
using ApplyFunctions.Bench.Applications;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Http;
using ApplyFunctions.Infrastructure.Storage;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Bench.Commands;

/// <summary>The calls to storage on the path of one application, in this process.</summary>
internal sealed class TripsCommand(TextWriter output, TimeProvider time)
{
    // Until connections are open and code is compiled.
    private const int WarmUps = 10;
    private const int KeyBytes = 32;
    private const int FileBytes = 100 * 1024;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);

    public Command Create()
    {
        var command = new Command(
            "trips",
            "The calls to storage that one application makes, and how many of them wait for another."
        );
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync("Trips to storage of one application with a CV of 100 KB", parsed);
        var form = SampleForm.Read(SamplePosting.Default, FileBytes);
        await using var machine = LocalMachine.Start(withApp: false);
        await machine.UntilReadyAsync(stop);
        var recorder = new CallRecorder(time);
        using var known = await StartAsync(machine, recorder, stop);
        using var fresh = await StartAsync(machine, recorder, stop);
        var submit = known.Services.GetRequiredService<SubmitApplication>();
        var first = fresh.Services.GetRequiredService<SubmitApplication>();
        var clients = known.Services.GetRequiredService<StorageClients>();
        var bare = new BareProgram(clients, form, time);
        await bare.SetUpAsync(stop);
        for (var i = 0; i < WarmUps; i++)
        {
            await SubmitAsync(submit, form, stop);
            await bare.RunAsync(stop);
        }

        async Task RecordAsync(string title, Func<Task> action)
        {
            recorder.Restart();
            await action();
            await PrintAsync(report, title, recorder.Calls());
        }

        await RecordAsync("the app, posting in memory", () => SubmitAsync(submit, form, stop));
        await RecordAsync("the app, posting not in memory", () => SubmitAsync(first, form, stop));
        await RecordAsync("the bare program", () => bare.RunAsync(stop));
    }

    private static async Task<IHost> StartAsync(
        LocalMachine machine,
        CallRecorder recorder,
        CancellationToken stop
    )
    {
        var host = CreateHost(machine, recorder);
        await host.StartAsync(stop);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await Wait.UntilAsync(
            async () => (await health.CheckHealthAsync(stop)).Status == HealthStatus.Healthy,
            ReadyWithin,
            "Storage was not set up in time.",
            stop
        );
        return host;
    }

    private static IHost CreateHost(LocalMachine machine, CallRecorder recorder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([
            new(StorageNames.Connection, machine.Storage),
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<HttpPipelinePolicy>(recorder);
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        builder.Services.Configure<ApplicationOptions>(options => options.HashKey = key);
        builder.Services.AddUseCases();
        builder.Services.AddSubmissionReader();
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }

    private static async Task SubmitAsync(
        SubmitApplication submit,
        SampleForm form,
        CancellationToken cancellationToken
    )
    {
        using var content = form.ToContent(SampleForm.NewEmail());
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var outcome = await submit.ExecuteAsync(
            new SubmitRequest(
                SampleForm.Board,
                form.Posting.Id,
                Guid.NewGuid().ToString(),
                new SubmissionBody(
                    body,
                    content.Headers.ContentType?.ToString(),
                    content.Headers.ContentLength
                )
            ),
            cancellationToken
        );
        if (outcome is SubmitOutcome.Refused refused)
        {
            throw new InvalidOperationException($"The app refused the sample: {refused.Problem}");
        }
    }

    private static async Task PrintAsync(
        Report report,
        string title,
        IReadOnlyList<StorageCall> calls
    )
    {
        await report.LineAsync(title);
        List<object[]> rows =
        [
            ["call", "to", "status", "bytes sent", "start ms", "end ms"],
        ];
        rows.AddRange(
            calls.Select(call =>
                (object[])
                    [
                        call.Method,
                        call.Place,
                        call.Status,
                        (int)call.Bytes,
                        call.Start.TotalMilliseconds,
                        call.End.TotalMilliseconds,
                    ]
            )
        );
        await report.TableAsync(rows);
        await report.LineAsync(
            $"  {calls.Count} calls in {StorageCall.Sequential(calls)} sequential trips"
        );
        await report.LineAsync();
    }
}
