using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>LocalHost as a developer starts it: a process of its own, with fresh data on free ports.</summary>
internal sealed class LocalHostProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    // The first start on a machine installs Azurite.
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);
    private static readonly string Assembly = Path.Combine(
        AppContext.BaseDirectory,
        "ApplyFunctions.LocalHost.dll"
    );

    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource _ready = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("applyfunctions-e2e-");
    private readonly Process _process;

    private LocalHostProcess(int portBase)
    {
        PortBase = portBase;
        _process = new Process { StartInfo = Command("--data", _data.FullName) };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
    }

    public int PortBase { get; }

    /// <summary>All that it and the functions app have written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<LocalHostProcess> StartAsync()
    {
        var started = new LocalHostProcess(FreePorts.Base());
        try
        {
            await started.UntilReadyAsync();
            return started;
        }
        catch
        {
            started.Kill();
            started.Clear();
            throw;
        }
    }

    /// <summary>Puts boards and postings into the running LocalHost: its verb <c>import</c>.</summary>
    public async Task ImportAsync(string folder)
    {
        var start = Command("import", folder);
        using var import = Process.Start(start)!;
        var output = import.StandardOutput.ReadToEndAsync();
        var errors = import.StandardError.ReadToEndAsync();
        await import.WaitForExitAsync();
        import.ExitCode.Should().Be(0, "import wrote: {0}{1}", await output, await errors);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Windows has no SIGTERM, so there the end can only be forced.
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            _process.HasExited.Should().BeFalse("LocalHost runs until it is stopped: {0}", Output);
            SendSignal(_process.Id, SigTerm).Should().Be(0);
            using var limit = new CancellationTokenSource(StopsWithin);
            var stopping = async () => await _process.WaitForExitAsync(limit.Token);
            await stopping.Should().NotThrowAsync("SIGTERM stops LocalHost: {0}", Output);
            _process.ExitCode.Should().Be(0, "LocalHost stops in good order: {0}", Output);
        }
        finally
        {
            Kill();
            Clear();
        }
    }

    private async Task UntilReadyAsync()
    {
        _process.Start();
        // Also when the run of the tests is broken off.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync();
        var first = await Task.WhenAny(_ready.Task, ended, Task.Delay(ReadyWithin));
        if (first != _ready.Task)
        {
            var how = first == ended ? "ended early" : "was not ready in time";
            throw new InvalidOperationException($"LocalHost {how}. It wrote:\n{Output}");
        }
    }

    private ProcessStartInfo Command(params string[] arguments)
    {
        var portBase = PortBase.ToString(CultureInfo.InvariantCulture);
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        return new ProcessStartInfo(
            string.IsNullOrEmpty(host) ? "dotnet" : host,
            [Assembly, .. arguments, "--port-base", portBase]
        )
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.StartsWith("Ready in ", StringComparison.Ordinal))
        {
            _ready.TrySetResult();
        }
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It never started, or is gone.
        }
    }

    private void Clear()
    {
        _process.Dispose();
        _data.Delete(recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
