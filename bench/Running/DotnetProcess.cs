using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ApplyFunctions.Bench.Running;

/// <summary>A .NET program of this build as a process, stopped by its id in good order.</summary>
internal sealed class DotnetProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int KeptLines = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process process;
    private readonly Queue<string> lines = new();

    private DotnetProcess(Process process) => this.process = process;

    /// <summary>The last lines that it wrote.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (lines)
            {
                return [.. lines];
            }
        }
    }

    /// <param name="assembly">The name of the program, without <c>.dll</c>; it lies beside this one.</param>
    public static DotnetProcess Start(
        string assembly,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string> settings
    )
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var started = new Process { StartInfo = start };
        var program = new DotnetProcess(started);
        started.OutputDataReceived += (_, line) => program.Keep(line.Data);
        started.ErrorDataReceived += (_, line) => program.Keep(line.Data);
        started.Start();
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return program;
    }

    /// <exception cref="InvalidOperationException">It has ended; the message has its last lines.</exception>
    public void DemandAlive()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException(
                $"{process.StartInfo.ArgumentList[0]} ended with exit code {process.ExitCode}:{Environment.NewLine}{string.Join(Environment.NewLine, Lines.TakeLast(20))}"
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await StopAsync();
        }

        process.Dispose();
    }

    private async Task StopAsync()
    {
        if (OperatingSystem.IsWindows() || Kill(process.Id, SigTerm) != 0)
        {
            process.Kill(entireProcessTree: true);
        }

        try
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > KeptLines)
            {
                lines.Dequeue();
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
