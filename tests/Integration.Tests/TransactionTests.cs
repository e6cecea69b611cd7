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
        var counted = await CountAsync();

        counted.Where(c => c.Part != CallPart.Dispatcher).Should().Equal(StorageCalls.All);
        // The look every half a minute that finds nothing left of it.
        counted
            .Where(c => c.Part == CallPart.Dispatcher)
            .Should()
            .Equal(new CountedCalls(CallPart.Dispatcher, CallPurpose.Application, 1));
        (StorageCalls.Of(CallPurpose.Application) + StorageCalls.Of(CallPurpose.IdempotencyKey))
            .Should()
            .BeLessThanOrEqualTo(12);
    }

    private async Task<IReadOnlyList<CountedCalls>> CountAsync()
    {
        await using var way = await ApplicationWay.OpenAsync(
            _machine.Settings,
            _calls,
            TimeProvider.System,
            Stop
        );

        // Connections are open, and the board has an index, as on any day but the first.
        await way.GoAsync((_, work) => work(), Stop);
        var counted = new List<CountedCalls>();
        await way.GoAsync(
            async (part, work) =>
            {
                _calls.Reset();
                await work();
                var calls = _calls.Calls;
                counted.AddRange(
                    calls
                        .CountBy(call => PurposeOf(part, call.Address))
                        .OrderBy(c => c.Key)
                        .Select(c => new CountedCalls(part, c.Key, c.Value))
                );
                TestContext.Current.TestOutputHelper?.WriteLine(
                    $"{part}:\n{string.Join('\n', calls.Select(c => $"  {PurposeOf(part, c.Address)}: {c.Method} {c.Address.PathAndQuery} {c.Status}"))}"
                );
            },
            Stop
        );
        return counted;
    }

    private static CallPurpose PurposeOf(CallPart part, Uri address)
    {
        var path = address.AbsolutePath.Split('/', 3)[2];
        return path switch
        {
            _ when path.StartsWith("IdempotencyKeys", StringComparison.Ordinal) =>
                CallPurpose.IdempotencyKey,
            _ when part == CallPart.EqualityAnswers
                    || path.StartsWith("equality-answers/", StringComparison.Ordinal) =>
                CallPurpose.EqualityAnswers,
            _ when path.StartsWith("Outbox", StringComparison.Ordinal) => CallPurpose.Application,
            _ when part == CallPart.Index || path.StartsWith("search/", StringComparison.Ordinal) =>
                CallPurpose.Search,
            _ => CallPurpose.Application,
        };
    }
}
