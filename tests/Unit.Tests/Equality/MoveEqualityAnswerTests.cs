using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Equality;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Equality;

public sealed class MoveEqualityAnswerTests
{
    private static readonly ApplicationId Id = new(5172511002, "a7", "0123456789abcdefghjk");

    [Theory]
    [InlineData("2026-04", "2026-06-30T23:59:59Z", "2026-04")]
    [InlineData("2026-06", "2026-07-01T00:00:00Z", "2026-07")]
    [InlineData("2025-06", "2026-06-15T00:00:00Z", "2026-06")]
    public async Task What_comes_after_its_quarter_counts_when_it_comes(
        string given,
        string moved,
        string counted
    )
    {
        var rows = new Rows(given);

        await new MoveEqualityAnswer(
            rows,
            rows,
            new Clock(
                DateTimeOffset.Parse(moved, System.Globalization.CultureInfo.InvariantCulture)
            )
        ).ExecuteAsync(Id, 0, TestContext.Current.CancellationToken);

        rows.Saved!.Month.Should().Be(counted);
        rows.Held.Should().BeNull();
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Rows(string month) : IHeldEqualityAnswers, IEqualityAnswerStore
    {
        public HeldEqualityAnswer? Held { get; private set; } =
            new("acme", 17, month, new EqualityAnswer("key", "gender", ["1"], null));

        public HeldEqualityAnswer? Saved { get; private set; }

        public Task<HeldEqualityAnswer?> FindAsync(
            ApplicationId id,
            int index,
            CancellationToken cancellationToken
        ) => Task.FromResult(Held);

        public Task DeleteAsync(ApplicationId id, int index, CancellationToken cancellationToken)
        {
            Held = null;
            return Task.CompletedTask;
        }

        public Task SaveAsync(HeldEqualityAnswer answer, CancellationToken cancellationToken)
        {
            Saved = answer;
            return Task.CompletedTask;
        }
    }
}
