using System.Buffers;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>One document given to a process, and what comes back: within the time and the memory that it may take.</summary>
internal sealed class ReaderExchange(ReaderProcess reader, ReaderRules rules, TimeProvider time)
{
    /// <summary>Unless the document was read, the process has ended when this has; it may have even then.</summary>
    public async Task<ReaderAnswer> RunAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var exchange = ExchangeAsync(document, limits);
        ReaderEnd? broken = null;
        try
        {
            broken = await WatchAsync(exchange, limits.Time + rules.Grace, cancellationToken);
        }
        finally
        {
            if (!exchange.IsCompleted)
            {
                await reader.EndAsync();
            }
        }

        // What it answered while it was being ended is as good as any other answer.
        var answer = await exchange;
        if (answer.End == ReaderEnd.Read)
        {
            return answer;
        }

        await reader.EndAsync();
        return broken is { } end ? new(end) : answer;
    }

    /// <summary>Waits for the end of an exchange; what is told is why it must not go on.</summary>
    private async Task<ReaderEnd?> WatchAsync(
        Task exchange,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        while (!exchange.IsCompleted)
        {
            await Task.WhenAny(exchange, Task.Delay(rules.Glance, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            if (time.GetElapsedTime(started) > patience)
            {
                return ReaderEnd.TookTooLong;
            }

            if (!exchange.IsCompleted && reader.ResidentBytes > rules.MemoryBytes)
            {
                return ReaderEnd.TookTooMuchMemory;
            }
        }

        return null;
    }

    // It ends with the process at the latest, and so needs no token.
    private async Task<ReaderAnswer> ExchangeAsync(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits
    )
    {
        var (accepted, kind, content) = await reader.Pipes.RunAsync(() =>
            Converse(document, limits)
        );
        var answer = kind switch
        {
            FrameKind.Read => new(ReaderEnd.Read, Frames.Document(content)),
            FrameKind.OutOfMemory => new(ReaderEnd.TookTooMuchMemory),
            _ when !accepted => new(ReaderEnd.NotAccepted),
            _ => new ReaderAnswer(await EndAsToldAsync()),
        };
        if (answer.End != ReaderEnd.Read)
        {
            // It may have stopped without taking all of the document.
            reader.Kill();
        }

        return answer;
    }

    // The process takes the whole document before it says anything, so that the two never wait for each other.
    private (bool Accepted, FrameKind Kind, byte[] Content) Converse(
        ReadOnlySequence<byte> document,
        ExtractionLimits limits
    )
    {
        try
        {
            Frames.WriteRequest(reader.Input, limits, document);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // It has gone; that there is no answer tells as much.
        }

        var (kind, content) = Frames.ReadAnswer(reader.Output);
        if (kind != FrameKind.Accepted)
        {
            return (false, kind, content);
        }

        (kind, content) = Frames.ReadAnswer(reader.Output);
        return (true, kind, content);
    }

    private async Task<ReaderEnd> EndAsToldAsync() =>
        await reader.Errors.TellsOutOfMemoryAsync() ? ReaderEnd.TookTooMuchMemory : ReaderEnd.Ended;
}
