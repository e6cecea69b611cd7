using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using ApplyFunctions.LocalHost.App;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.Testing;

/// <summary>LocalHost as a process of its own, on free ports and with data of its own, as a developer starts it.</summary>
public sealed class LocalHostProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(15);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _data;

    private readonly Ports _ports;

    private LocalHostProcess(Process process, Ports ports, string data)
    {
        _process = process;
        _data = data;
        _ports = ports;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    public Uri Functions => new(Ports.Origin(_ports.Functions));

    public Uri Careers => new(Ports.Origin(_ports.Careers));

    public Uri MailCatcher => new(Ports.Origin(_ports.Mail));

    /// <summary>The settings with which the app runs, so that a test can compose the same app in its own process.</summary>
    public IReadOnlyDictionary<string, string> Settings => AppSettings.For(_ports);

    public string StorageConnection => AppSettings.StorageConnectionString(_ports);

    /// <summary>Everything that LocalHost and the app have printed so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts LocalHost and waits until it is ready.</summary>
    /// <param name="settings">Settings of the app besides those that LocalHost gives it.</param>
    public static async Task<LocalHostProcess> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null,
        CancellationToken cancellationToken = default
    )
    {
        var ports = TestPorts.Next();
        var data = Directory.CreateTempSubdirectory("applyfunctions-test-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "ApplyFunctions.LocalHost.dll"),
                    "--port-base",
                    ports.Base.ToString(CultureInfo.InvariantCulture),
                    "--data",
                    data,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in settings ?? FrozenDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }

        var host = new LocalHostProcess(new Process { StartInfo = start }, ports, data);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        await host.UntilReadyAsync(cancellationToken);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // SIGTERM, so that Azurite writes down what it holds and the app ends what it does.
            using var kill = Process.Start(
                "kill",
                ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]
            );
            await kill.WaitForExitAsync();
            using var limit = new CancellationTokenSource(StopWithin);
            try
            {
                await _process.WaitForExitAsync(limit.Token);
            }
            catch (OperationCanceledException e)
            {
                _process.Kill(entireProcessTree: true);
                throw new TimeoutException($"LocalHost did not stop on SIGTERM.\n{Output}", e);
            }
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (!_output.Any(line => line.StartsWith("Ready in", StringComparison.Ordinal)))
        {
            if (_process.HasExited || watch.Elapsed > ReadyWithin)
            {
                throw new InvalidOperationException($"LocalHost did not become ready.\n{Output}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
