using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// What an application costs in calls to storage. <c>docs/cost.md</c> calculates with these figures.
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
        await using var way = await ApplicationWay.OpenAsync(
            _machine.Settings,
            _calls,
            TimeProvider.System,
            Stop
        );

        // Connections are open, and the board has an index, as on any day but the first.
        await way.GoAsync((_, work) => work(), Stop);
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        await way.GoAsync(CountAsync, Stop);

        counted.Should().Equal(StorageCalls.Parts.ToDictionary(StringComparer.Ordinal));

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
}
