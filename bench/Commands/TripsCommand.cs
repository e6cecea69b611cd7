using System.CommandLine;
using System.Globalization;
using ApplyFunctions.Bench.Applications;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
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
        var form = SampleForm.Read(ApplicationForm.OpenPosting, FileBytes);
        await using var machine = LocalMachine.Start(withApp: false);
        await machine.UntilReadyAsync(stop);
        var trips = new TripCounter();
        using var known = await StartAsync(machine, trips, stop);
        using var fresh = await StartAsync(machine, trips, stop);
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
            trips.Reset();
            await action();
            await PrintAsync(report, title, trips);
        }

        await RecordAsync("the app, posting in memory", () => SubmitAsync(submit, form, stop));
        await RecordAsync("the app, posting not in memory", () => SubmitAsync(first, form, stop));
        await RecordAsync("the bare program", () => bare.RunAsync(stop));
    }

    private static async Task<IHost> StartAsync(
        LocalHostProcess machine,
        TripCounter trips,
        CancellationToken stop
    )
    {
        var host = CreateHost(machine, trips);
        await host.StartAsync(stop);
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await Wait.UntilAsync(
            async () => (await health.CheckHealthAsync(stop)).Status == HealthStatus.Healthy,
            ReadyWithin,
            "storage is set up",
            stop
        );
        return host;
    }

    private static IHost CreateHost(LocalHostProcess machine, TripCounter trips)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddConfiguration(AppComposition.Configuration(machine.Settings));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<HttpPipelinePolicy>(trips);
        builder.Services.AddApp(builder.Configuration);
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
                ApplicationForm.Board,
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

    private static async Task PrintAsync(Report report, string title, TripCounter trips)
    {
        await report.LineAsync(title);
        List<object[]> rows =
        [
            ["call", "to", "status", "bytes sent", "start ms", "end ms"],
        ];
        rows.AddRange(
            trips.Calls.Select(call =>
                (object[])
                    [
                        call.Method,
                        Place(call.Address),
                        call.Status?.ToString(CultureInfo.InvariantCulture) ?? "-",
                        (int)call.Bytes,
                        call.Began.TotalMilliseconds,
                        call.Ended.TotalMilliseconds,
                    ]
            )
        );
        await report.TableAsync(rows);
        await report.LineAsync(
            $"  {trips.Calls.Count} calls in {trips.SequentialTrips} sequential trips"
        );
        await report.LineAsync();
    }

    /// <summary>The container, table or queue, and no key.</summary>
    private static string Place(Uri address)
    {
        var service = address.Segments[2].Trim('/').Split('(')[0];
        return address.Segments.Length > 3 ? $"{service}/…" : service;
    }
}
