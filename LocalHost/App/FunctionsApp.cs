using System.Diagnostics;
using System.Globalization;
using System.Net;
using ApplyFunctions.Infrastructure.Processes;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.App;

/// <summary>The functions app as a child process: ready when <c>GET /health</c> answers 200.</summary>
internal sealed class FunctionsApp(
    string assembly,
    int port,
    IReadOnlyDictionary<string, string> settings,
    Action<string> pass,
    TimeProvider time
) : IService
{
    private const string Remedy = "Mend what it complains about, then start again.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private readonly TaskCompletionSource<string> _died = new();
    private ChildProcess? _app;

    /// <summary>The app as it lies beside LocalHost: the project reference copies it there.</summary>
    public static string DefaultAssembly =>
        Path.Combine(AppContext.BaseDirectory, "ApplyFunctions.Functions.dll");

    public string Name => "functions";

    public string Address => Running.Ports.Origin(port);

    public IReadOnlyList<int> Ports { get; } = [port];

    public Task<string> Died => _died.Task;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _app = ChildProcess.Start(StartInfo(), pass);
        using var limit = new CancellationTokenSource(ReadyWithin, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        try
        {
            await UntilHealthyAsync(_app, stop.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new LocalHostException(
                FormattableString.Invariant(
                    $"The functions app did not answer {Address}/health with 200 within {ReadyWithin.TotalSeconds} s."
                ),
                Remedy
            );
        }

        _ = ReportDeathAsync(_app);
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync(Patience);
            _app.Dispose();
        }
    }

    private ProcessStartInfo StartInfo()
    {
        string[] arguments = [assembly, "--port", port.ToString(CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo(DotnetMuxer.Current, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(FunctionsApp).Assembly.Location;
        return start;
    }

    private async Task UntilHealthyAsync(ChildProcess process, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = OneTry };
        var health = new Uri($"{Address}/health");
        while (true)
        {
            if (process.Exited.IsCompleted)
            {
                throw new LocalHostException($"The functions app {process.Obituary()}", Remedy);
            }

            try
            {
                using var answer = await client.GetAsync(health, cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }
            catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // It listens, but is too busy to answer yet.
            }

            await Task.Delay(Poll, cancellationToken);
        }
    }

    private async Task ReportDeathAsync(ChildProcess process)
    {
        await process.Exited;
        _died.TrySetResult(process.Obituary());
    }
}
