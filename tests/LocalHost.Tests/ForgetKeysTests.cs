using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.LocalHost.App;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class ForgetKeysTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_forgotten_when_they_are_old_and_only_so_many_at_a_time()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        await new TableClient(azurite.ConnectionString, "IdempotencyKeys").CreateAsync(Stop);
        var clock = new Clock();
        await using var services = AppComposition.Build(
            AppSettings.For(azurite.Ports),
            s => s.AddSingleton<TimeProvider>(clock)
        );
        var keys = services.GetRequiredService<IIdempotencyKeys>();
        var forget = services.GetRequiredService<ForgetKeys>();
        foreach (var name in (string[])["one", "two", "three"])
        {
            (await keys.ClaimAsync(name, "first", Stop)).Should().Be("first");
        }

        clock.Ahead = TimeSpan.FromDays(89);
        await forget.ExecuteAsync(Stop);
        (await keys.ClaimAsync("one", "second", Stop)).Should().Be("first");

        (await keys.ForgetAsync(clock.GetUtcNow(), 1, Stop)).Should().Be(1);
        clock.Ahead = TimeSpan.FromDays(91);
        await forget.ExecuteAsync(Stop);
        (await keys.ForgetAsync(clock.GetUtcNow(), 10, Stop)).Should().Be(0);
        (await keys.ClaimAsync("one", "second", Stop)).Should().Be("second");
    }

    [Fact]
    public async Task Captchas_are_forgotten_when_they_are_too_old_to_be_used_again()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        await new TableClient(azurite.ConnectionString, "UsedTokens").CreateAsync(Stop);
        var clock = new Clock();
        await using var services = AppComposition.Build(
            AppSettings.For(azurite.Ports),
            s => s.AddSingleton<TimeProvider>(clock)
        );
        var used = services.GetRequiredService<IUsedTokens>();
        var forget = services.GetRequiredService<ForgetUsedTokens>();
        (await used.ClaimAsync("token", "first", Stop)).Should().Be("first");

        clock.Ahead = TimeSpan.FromDays(1.9);
        await forget.ExecuteAsync(Stop);
        (await used.ClaimAsync("token", "second", Stop)).Should().Be("first");

        clock.Ahead = TimeSpan.FromDays(2.1);
        await forget.ExecuteAsync(Stop);
        (await used.FindOwnerAsync("token", Stop)).Should().BeNull();
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
