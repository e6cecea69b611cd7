using System.Globalization;
using System.Net;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Reliability.Tests.Running;

/// <summary>
/// The app: the product's own program as a process of its own, without anything added to it. It is started again each
/// time it has ended.
/// </summary>
internal sealed class App(
    Uri address,
    IReadOnlyDictionary<string, string> settings,
    Action<string> onLine,
    Action<int> onStart,
    TimeProvider time
) : IAsyncDisposable
{
    private const string Program = "ApplyFunctions.Functions";
    private const int KeptLines = 60;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient _health = new() { BaseAddress = address, Timeout = OneTry };
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<AppLife> _lives = [];
    private DotnetProcess? _process;
    private Task _keeping = Task.CompletedTask;

    public IReadOnlyList<AppLife> Lives
    {
        get
        {
            lock (_gate)
            {
                return [.. _lives];
            }
        }
    }

    /// <summary>Starts it, and keeps it running until it is disposed of.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _keeping = KeepAsync();
        await UntilReadyAsync(1, cancellationToken);
    }

    /// <summary>Ends this life at once.</summary>
    public void Kill(string step)
    {
        lock (_gate)
        {
            if (_lives[^1] is { KilledAt: null } life)
            {
                life.KilledAtStep = step;
                life.KilledAt = time.GetUtcNow();
                _process!.KillAtOnce();
            }
        }
    }

    /// <summary>Waits until a life with at least this number answers.</summary>
    public Task<AppLife> UntilReadyAsync(int number, CancellationToken cancellationToken) =>
        Patience.ForAsync(
            string.Create(CultureInfo.InvariantCulture, $"life {number} of the app"),
            () =>
            {
                if (_keeping.IsFaulted)
                {
                    _keeping.GetAwaiter().GetResult();
                }

                return Task.FromResult(
                    Lives.FirstOrDefault(l => l.Number >= number && l.ReadyAt is not null)
                );
            },
            cancellationToken,
            ReadyWithin.TotalSeconds
        );

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _health.Dispose();
        _stop.Dispose();
    }

    private async Task KeepAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var life = Begin();
            await UntilHealthyAsync(life);
            await _process!.UntilEndedAsync(_stop.Token);
            life.EndedByItself = life.KilledAt is null;
            await _process.DisposeAsync();
        }
    }

    private AppLife Begin()
    {
        lock (_gate)
        {
            var life = new AppLife(_lives.Count + 1);
            onStart(life.Number);
            _process = DotnetProcess.Start(
                Program,
                ["--port", address.Port.ToString(CultureInfo.InvariantCulture)],
                new Dictionary<string, string>(settings, StringComparer.Ordinal)
                {
                    // Ends the app with this process, however this one ends.
                    ["DOTNET_STARTUP_HOOKS"] = LocalHostProcess.Leash,
                },
                KeptLines,
                onLine
            );
            _lives.Add(life);
            return life;
        }
    }

    private async Task UntilHealthyAsync(AppLife life)
    {
        while (life.KilledAt is null)
        {
            try
            {
                using var answer = await _health.GetAsync("/health", _stop.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    life.ReadyAt = time.GetUtcNow();
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet, or it was killed.
                if (life.KilledAt is null)
                {
                    _process!.DemandRunning();
                }
            }
            catch (TaskCanceledException) when (!_stop.IsCancellationRequested)
            {
                // It listens, but is too busy to answer yet.
            }

            await Task.Delay(Poll, _stop.Token);
        }
    }
}
