using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Search;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// What an application costs in calls to storage: its parts run one after the other, in this process, and nothing else is at
/// work. <c>docs/cost.md</c> calculates with these figures.
/// </summary>
public sealed class TransactionTests : IAsyncLifetime
{
    private readonly LocalHostProcess _machine = LocalHostProcess.Start(
        new LocalHostOptions { WithApp = false, InMemory = true }
    );
    private readonly TripCounter _calls = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _machine.UntilReadyAsync(Stop);

    public ValueTask DisposeAsync() => _machine.DisposeAsync();

    [Fact]
    public async Task An_application_with_a_CV_takes_this_many_calls_to_storage()
    {
        await using var services = Compose(TimeProvider.System);
        await using var later = Compose(
            new PinnedTime(TimeProvider.System.GetUtcNow().AddMinutes(3))
        );
        var setup = services.GetServices<IHostedService>().OfType<StorageSetup>().Single();
        await setup.StartAsync(Stop);
        await setup.ExecuteTask!;

        // Postings are in memory, connections open, and the board has an index, as on any day but the first.
        await RunAsync(services, later);
        var counted = await RunAsync(services, later);

        counted.Should().Equal(StorageCalls.Parts.ToDictionary(StringComparer.Ordinal));
    }

    private async Task<Dictionary<string, int>> RunAsync(
        IServiceProvider services,
        IServiceProvider later
    )
    {
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        var form = new ApplicationForm { IdempotencyKey = Guid.NewGuid().ToString() };
        SubmitOutcome? outcome = null;
        await CountAsync("request", async () => outcome = await services.SubmitAsync(form, Stop));
        var id = outcome.Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id;
        await CountAsync("text", () => Get<ExtractText>().ExecuteAsync($"{id}/resume", Stop));
        await CountAsync(
            "mail",
            () => Get<SendMail>().ExecuteAsync(new MailId(id, MailKind.Confirmation), Stop)
        );
        await CountAsync(
            "equality answers",
            async () =>
            {
                await Get<MoveEqualityAnswer>().ExecuteAsync(id, 0, Stop);
                await Get<MoveEqualityAnswer>().ExecuteAsync(id, 1, Stop);
            }
        );
        await CountAsync("index", () => Get<IndexApplication>().ExecuteAsync(id, Stop));
        await CountAsync(
            "sweeper",
            () => later.GetRequiredService<DispatchOutbox>().ExecuteAsync(Stop)
        );
        return counted;

        T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        async Task CountAsync(string part, Func<Task> work)
        {
            _calls.Reset();
            await work();
            counted.Add(part, _calls.Calls.Count);
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{part}:\n{string.Join('\n', _calls.Calls.Select(c => $"  {c.Method} {c.Address.PathAndQuery} {c.Status}"))}"
            );
        }
    }

    private ServiceProvider Compose(TimeProvider time) =>
        AppComposition.Build(
            new Dictionary<string, string>(_machine.Settings, StringComparer.Ordinal)
            {
                ["Postings__MaxAge"] = "00:30:00",
            },
            s => s.AddSingleton<HttpPipelinePolicy>(_calls).AddSingleton(time)
        );
}
