using System.ComponentModel;
using System.Diagnostics;

namespace ApplyFunctions.LocalHost.Running;

/// <summary>
/// A process on a leash: it ends in good order when its standard input closes, which happens when LocalHost asks for it
/// and also when LocalHost is gone, however it went. This works alike on every system, while .NET has no call that
/// sends SIGTERM and Windows has no such signal. The started program has to watch its standard input
/// (leash.cjs for Node, <c>StartupHook</c> for .NET).
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const int KeptLines = 20;
    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();
    private readonly Action<string>? _pass;

    private ChildProcess(Process process, Action<string>? pass)
    {
        _process = process;
        _pass = pass;
    }

    public Task Exited { get; private set; } = Task.CompletedTask;

    public static ChildProcess Start(ProcessStartInfo start, Action<string>? pass)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var started = new Process { StartInfo = start };
        var child = new ChildProcess(started, pass);
        started.OutputDataReceived += (_, line) => child.Take(line.Data);
        started.ErrorDataReceived += (_, line) => child.Take(line.Data);
        try
        {
            started.Start();
        }
        catch (Win32Exception exception)
        {
            started.Dispose();
            throw new LocalHostException(
                $"{start.FileName} could not be started: {exception.Message}",
                "Check that it is installed and may be run.",
                exception
            );
        }

        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        child.Exited = started.WaitForExitAsync();
        return child;
    }

    /// <summary>How it ended, with the last lines that it wrote.</summary>
    public string Obituary()
    {
        lock (_lastLines)
        {
            var said =
                _lastLines.Count == 0
                    ? "It wrote nothing."
                    : $"Its last lines:{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", _lastLines)}";
            return FormattableString.Invariant($"ended with exit code {_process.ExitCode}. {said}");
        }
    }

    /// <summary>Lets go of the leash, and kills what has not ended after <paramref name="patience"/>.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The other end is closed already: it is ending by itself.
        }

        try
        {
            await Exited.WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    public void Dispose() => _process.Dispose();

    private void Take(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > KeptLines)
            {
                _lastLines.Dequeue();
            }
        }

        _pass?.Invoke(line);
    }
}
