using ApplyFunctions.Functions.Http;
using AwesomeAssertions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Observability;

/// <summary>That asking often is no way to put load on storage.</summary>
public sealed class HealthReportsTests : TimeProvider
{
    private readonly Checks _checks = new();
    private TimeSpan _now;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    [Theory]
    [InlineData(HealthStatus.Healthy, 5)]
    [InlineData(HealthStatus.Degraded, 0.5)]
    [InlineData(HealthStatus.Unhealthy, 0.5)]
    public async Task An_answer_holds_for_a_while(HealthStatus status, double seconds)
    {
        _checks.Status = status;
        var reports = new HealthReports(_checks, this);

        await reports.GetAsync(Stop);
        _now = TimeSpan.FromSeconds(seconds - 0.01);
        (await reports.GetAsync(Stop)).Status.Should().Be(status);
        _checks.Asked.Should().Be(1);

        _now = TimeSpan.FromSeconds(seconds);
        await reports.GetAsync(Stop);
        _checks.Asked.Should().Be(2);
    }

    [Fact]
    public async Task All_who_ask_meanwhile_wait_for_one_answer_and_may_go_away()
    {
        var gate = new TaskCompletionSource();
        _checks.Gate = gate.Task;
        var reports = new HealthReports(_checks, this);
        using var gone = new CancellationTokenSource();

        var first = reports.GetAsync(gone.Token);
        var second = reports.GetAsync(Stop);
        await gone.CancelAsync();
        await first.Invoking(f => f).Should().ThrowAsync<OperationCanceledException>();
        gate.SetResult();

        (await second).Status.Should().Be(HealthStatus.Healthy);
        _checks.Asked.Should().Be(1);
    }

    [Fact]
    public async Task A_check_that_failed_to_answer_is_asked_again()
    {
        _checks.Gate = Task.FromException(new InvalidOperationException());
        var reports = new HealthReports(_checks, this);
        await reports
            .Invoking(r => r.GetAsync(Stop))
            .Should()
            .ThrowAsync<InvalidOperationException>();

        _checks.Gate = Task.CompletedTask;

        (await reports.GetAsync(Stop)).Status.Should().Be(HealthStatus.Healthy);
    }

    private sealed class Checks : HealthCheckService
    {
        public HealthStatus Status { get; set; } = HealthStatus.Healthy;

        public Task Gate { get; set; } = Task.CompletedTask;

        public int Asked { get; private set; }

        public override async Task<HealthReport> CheckHealthAsync(
            Func<HealthCheckRegistration, bool>? predicate,
            CancellationToken cancellationToken = default
        )
        {
            Asked++;
            await Gate;
            return new HealthReport(
                new Dictionary<string, HealthReportEntry>(StringComparer.Ordinal),
                Status,
                TimeSpan.Zero
            );
        }
    }
}
