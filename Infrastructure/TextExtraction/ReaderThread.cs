using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Runs a reader with a bound on its time.</summary>
/// <remarks>
/// A thread cannot be ended from outside: a reader that hangs goes on to the end of the process, but the answer does
/// not wait for it.
/// </remarks>
internal sealed class ReaderThread(ExtractionLimits limits, TimeProvider time)
{
    // Parsers recurse as deeply as a document nests; the usual 1.5 MB is soon used up.
    private const int StackBytes = 16 * 1_024 * 1_024;

    public async Task<DocumentReading> ReadAsync(
        IDocumentReader reader,
        byte[] document,
        CancellationToken cancellationToken
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Start(reader, document, stop.Token);
        try
        {
            return await reading.WaitAsync(limits.Time, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new(
                TextOutcome.Damaged,
                Detail: FormattableString.Invariant(
                    $"reading took longer than {limits.Time.TotalSeconds} s"
                )
            );
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private Task<DocumentReading> Start(
        IDocumentReader reader,
        byte[] document,
        CancellationToken cancellationToken
    )
    {
        var result = new TaskCompletionSource<DocumentReading>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var thread = new Thread(
            () =>
            {
                try
                {
                    result.SetResult(Read(reader, document, cancellationToken));
                }
                catch (OperationCanceledException)
                {
                    result.SetCanceled(cancellationToken);
                }
                catch (OutOfMemoryException exception)
                {
                    result.SetException(exception);
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = $"Read {reader.Engine}",
        };
        thread.Start();
        return result.Task;
    }

    private DocumentReading Read(
        IDocumentReader reader,
        byte[] document,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return reader.Read(document, limits, cancellationToken);
        }
        // Parsers meet broken and hostile files with whatever they stumble over (a null, an index, a cast), and
        // document no closed set of exceptions. Repeating the attempt would not help; the message may quote the
        // document, so only the type is told. Being out of memory or out of time says nothing about the document.
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            return new(
                TextOutcome.Damaged,
                Detail: $"the {reader.Engine} reader gave up: {exception.GetType().Name}"
            );
        }
    }
}
