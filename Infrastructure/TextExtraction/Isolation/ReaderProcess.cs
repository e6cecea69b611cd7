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
    private readonly ErrorOutput _errors;
    private readonly ReaderRules _rules;
    private readonly TimeProvider _time;

    private ReaderProcess(Process process, ReaderRules rules, TimeProvider time)
    {
        _process = process;
        _errors = new ErrorOutput(process.StandardError.BaseStream, Kill);
        _rules = rules;
        _time = time;
        Id = process.Id;
    }

    public int Id { get; }

    /// <summary>Documents that it has read, or tried to.</summary>
    public int Documents { get; private set; }

    /// <summary>Since when it has nothing to do.</summary>
    public long IdleSince { get; set; }

    public bool HasExited => _process.HasExited;

    public long ResidentBytes => ResidentMemory.Of(_process);

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
                $"The process that reads documents did not get ready ({command}): {reader._errors.Beginning}"
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
    public async Task<ReaderAnswer> ReadAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        Documents++;
        var exchange = ExchangeAsync(document, limits);
        ReaderEnd? broken = null;
        try
        {
            broken = await WatchAsync(exchange, limits.Time + _rules.Grace, cancellationToken);
        }
        finally
        {
            if (!exchange.IsCompleted)
            {
                await EndAsync();
            }
        }

        var answer = await exchange;
        if (broken is { } end && answer.End != ReaderEnd.Read)
        {
            answer = new(end);
        }

        if (answer.End != ReaderEnd.Read)
        {
            await EndAsync();
        }

        return answer;
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
        catch (OperationCanceledException)
        {
            // The system takes its time over returning hundreds of megabytes; nobody needs to wait for that.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void Kill()
    {
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
            var (kind, _) = await Frames.ReadAsync(_process.StandardOutput.BaseStream, stop.Token);
            if (kind == FrameKind.None)
            {
                await _errors.Ended.WaitAsync(stop.Token);
            }

            return kind == FrameKind.Ready;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Waits for the end of an exchange; what is told is why it must not go on.</summary>
    private async Task<ReaderEnd?> WatchAsync(
        Task exchange,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var started = _time.GetTimestamp();
        while (!exchange.IsCompleted)
        {
            await Task.WhenAny(exchange, Task.Delay(_rules.Glance, _time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (_time.GetElapsedTime(started) > patience)
            {
                return ReaderEnd.TookTooLong;
            }

            if (!exchange.IsCompleted && ResidentBytes > _rules.MemoryBytes)
            {
                return ReaderEnd.TookTooMuchMemory;
            }
        }

        return null;
    }

    private async Task<ReaderAnswer> ExchangeAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits
    )
    {
        var sending = SendAsync(document, limits);
        var (kind, content) = await NextAsync();
        var accepted = kind == FrameKind.Accepted;
        if (accepted)
        {
            (kind, content) = await NextAsync();
        }

        var answer = kind switch
        {
            FrameKind.Read => new(ReaderEnd.Read, Frames.Document(content)),
            FrameKind.OutOfMemory => new(ReaderEnd.TookTooMuchMemory),
            _ when !accepted => new(ReaderEnd.NotAccepted),
            _ => new ReaderAnswer(
                await _errors.TellsOutOfMemoryAsync()
                    ? ReaderEnd.TookTooMuchMemory
                    : ReaderEnd.Ended
            ),
        };
        if (answer.End != ReaderEnd.Read)
        {
            // It may have gone without taking all of the document.
            Kill();
        }

        await sending;
        return answer;
    }

    private Task<(FrameKind Kind, byte[] Content)> NextAsync() =>
        Frames.ReadAsync(_process.StandardOutput.BaseStream, CancellationToken.None);

    private async Task SendAsync(ReadOnlySequence<byte> document, ExtractionLimits limits)
    {
        try
        {
            await Frames.WriteRequestAsync(
                _process.StandardInput.BaseStream,
                limits,
                document,
                CancellationToken.None
            );
        }
        catch (IOException)
        {
            // It has gone; that there is no answer tells as much.
        }
    }
}
