using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>A process that reads documents, one after the other, as the app sees it.</summary>
internal sealed class ReaderProcess : IDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GoneWithin = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly ReaderRules _rules;
    private readonly TimeProvider _time;
    private readonly ResidentMemory _memory;

    private ReaderProcess(Process process, ReaderRules rules, TimeProvider time)
    {
        _process = process;
        Errors = new ErrorOutput(process.StandardError.BaseStream, Kill);
        _rules = rules;
        _time = time;
        Id = process.Id;
        _memory = new ResidentMemory(process);
    }

    public int Id { get; }

    /// <summary>Documents that it has read, or tried to.</summary>
    public int Documents { get; private set; }

    /// <summary>Since when it has nothing to do.</summary>
    public long IdleSince { get; set; }

    /// <summary>Whether the app has ended it.</summary>
    public bool IsKilled { get; private set; }

    public bool HasExited => _process.HasExited;

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public ErrorOutput Errors { get; }

    /// <summary>Where its pipes are waited for.</summary>
    public WorkThread Pipes { get; } = new("Talk to a reader");

    public long ResidentBytes => _memory.Bytes;

    /// <summary>Starts one, and waits until it is ready.</summary>
    /// <exception cref="ReaderUnavailableException">It did not get that far.</exception>
    public static async Task<ReaderProcess> StartAsync(
        ProcessStartInfo start,
        ReaderRules rules,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var command = $"{start.FileName} {string.Join(' ', start.ArgumentList)}";
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Exception exception) when (exception is Win32Exception or IOException)
        {
            process.Dispose();
            throw new ReaderUnavailableException(
                $"The process that reads documents could not be started ({command}): {exception.Message}",
                exception
            );
        }

        var reader = new ReaderProcess(process, rules, time);
        try
        {
            if (await reader.IsReadyAsync(cancellationToken))
            {
                return reader;
            }

            throw new ReaderUnavailableException(
                $"The process that reads documents did not get ready ({command}): {reader.Errors.Beginning}"
            );
        }
        catch
        {
            await reader.EndAsync();
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Has a document read within the limits; unless it was read, the process has ended then.</summary>
    public Task<ReaderAnswer> ReadAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        Documents++;
        return new ReaderExchange(this, _rules, _time).RunAsync(
            document,
            limits,
            cancellationToken
        );
    }

    /// <summary>Ends the process, whatever it does, and waits until it is gone.</summary>
    public async Task EndAsync()
    {
        Kill();
        using var patience = new CancellationTokenSource(GoneWithin, _time);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or InvalidOperationException)
        {
            // Somebody else has ended and disposed it; or the system takes its time over returning hundreds of megabytes; nobody needs to wait for that.
        }
    }

    public void Dispose()
    {
        Kill();
        Pipes.Dispose();
        _memory.Dispose();
        _process.Dispose();
    }

    public void Kill()
    {
        IsKilled = true;
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception)
            when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It is gone, or on its way.
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(ReadyWithin, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            patience.Token,
            cancellationToken
        );
        try
        {
            var (kind, _) = await Pipes
                .RunAsync(() => Frames.ReadAnswer(Output))
                .WaitAsync(stop.Token);
            if (kind == FrameKind.None)
            {
                await Errors.Ended.WaitAsync(stop.Token);
            }

            return kind == FrameKind.Ready;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
