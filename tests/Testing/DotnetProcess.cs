using System.Collections.Frozen;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ApplyFunctions.Testing;

/// <summary>A .NET program of this build as a process of its own, stopped by its id in good order.</summary>
public sealed class DotnetProcess : IAsyncDisposable
{
    private const int SigTerm = 15;

    // What System.CommandLine ends with where a command has not ended when its time was up.
    private const int OutOfPatience = 128 + SigTerm;
    private const int LinesInErrors = 40;
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly int _keptLines;
    private readonly Action<string>? _onLine;
    private readonly Queue<string> _lines = new();

    private DotnetProcess(Process process, int keptLines, Action<string>? onLine)
    {
        _process = process;
        _keptLines = keptLines;
        _onLine = onLine;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Of one that has ended.</summary>
    public int ExitCode => _process.ExitCode;

    /// <summary>What it has written so far, or the last of it.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <param name="assembly">The name of the program, without <c>.dll</c>; it lies beside this one.</param>
    /// <param name="arguments">Its command line.</param>
    /// <param name="environment">Variables besides those of this process.</param>
    /// <param name="keptLines">How many of the lines that it writes are kept: the last ones.</param>
    /// <param name="onLine">Sees each line that it writes.</param>
    public static DotnetProcess Start(
        string assembly,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        int keptLines = int.MaxValue,
        Action<string>? onLine = null
    )
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        var start = new ProcessStartInfo(
            string.IsNullOrEmpty(host) ? "dotnet" : host,
            [path, .. arguments]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in environment ?? FrozenDictionary<string, string>.Empty)
        {
            start.Environment[name] = value;
        }

        var program = new DotnetProcess(new Process { StartInfo = start }, keptLines, onLine);
        program._process.Start();
        // Also when this process is broken off.
        AppDomain.CurrentDomain.ProcessExit += program.Kill;
        program._process.BeginOutputReadLine();
        program._process.BeginErrorReadLine();
        return program;
    }

    /// <exception cref="InvalidOperationException">It has ended; the message has its last lines.</exception>
    public void DemandRunning()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException(Report($"ended with exit code {ExitCode}"));
        }
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <exception cref="InvalidOperationException">It did not end with exit code 0.</exception>
    public async Task UntilDoneAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        if (ExitCode != 0)
        {
            DemandRunning();
        }
    }

    /// <summary>Waits until it has ended, however it does.</summary>
    public Task UntilEndedAsync(CancellationToken cancellationToken) =>
        _process.WaitForExitAsync(cancellationToken);

    /// <summary>
    /// Stops it by SIGTERM, and demands that it ran until then and ends in good order, or says that a busy machine did not let it
    /// within its own limit (LocalHost's is five seconds, and its own tests demand them). Windows has no SIGTERM, so there the end
    /// can only be forced.
    /// </summary>
    public async Task StopAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        DemandRunning();
        if (SendSignal(_process.Id, SigTerm) != 0)
        {
            throw new InvalidOperationException(Report("could not be sent SIGTERM"));
        }

        if (!await EndsInTimeAsync())
        {
            Kill();
            throw new TimeoutException(Report($"did not stop within {StopsWithin} of SIGTERM"));
        }

        if (ExitCode is not (0 or OutOfPatience))
        {
            throw new InvalidOperationException(
                Report($"answered SIGTERM with exit code {ExitCode}")
            );
        }
    }

    /// <summary>
    /// Ends it by SIGKILL, as a crash or the loss of its machine does: it gets to do nothing more. What it has started
    /// lives on.
    /// </summary>
    public void KillAtOnce()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It is gone.
        }
    }

    /// <summary>Stops it if it still runs, by force if need be, and demands nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            if (OperatingSystem.IsWindows() || SendSignal(_process.Id, SigTerm) != 0)
            {
                Kill();
            }

            if (!await EndsInTimeAsync())
            {
                Kill();
            }
        }

        AppDomain.CurrentDomain.ProcessExit -= Kill;
        _process.Dispose();
    }

    private async Task<bool> EndsInTimeAsync()
    {
        using var limit = new CancellationTokenSource(StopsWithin);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Kill(object? sender, EventArgs arguments) => Kill();

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It is gone.
        }
    }

    private string Report(string what) =>
        $"{Path.GetFileNameWithoutExtension(_process.StartInfo.ArgumentList[0])} {what}. "
        + $"It wrote last:\n{string.Join('\n', Lines.TakeLast(LinesInErrors))}";

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > _keptLines)
            {
                _lines.Dequeue();
            }
        }

        _onLine?.Invoke(line);
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
