using System.Buffers;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Runs the readers with a bound on its time.</summary>
/// <remarks>
/// A thread cannot be ended from outside: a reader that hangs goes on to the end of the process, but the answer does
/// not wait for it.
/// </remarks>
internal sealed class ReaderThread(ExtractionLimits limits, TimeProvider time)
{
    // Parsers recurse as deeply as a document nests; the usual 1.5 MB is soon used up.
    private const int StackBytes = 16 * 1_024 * 1_024;

    public async Task<ReadDocument> ReadAsync(byte[] document, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Start(document, stop.Token);
        try
        {
            return await reading.WaitAsync(limits.Time, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new(
                FileSniffer.Detect(new ReadOnlySequence<byte>(document)),
                "none",
                new(
                    TextOutcome.Damaged,
                    Detail: FormattableString.Invariant(
                        $"reading took longer than {limits.Time.TotalSeconds} s"
                    )
                )
            );
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private Task<ReadDocument> Start(byte[] document, CancellationToken cancellationToken)
    {
        var result = new TaskCompletionSource<ReadDocument>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var thread = new Thread(
            () =>
            {
                try
                {
                    result.SetResult(DocumentReaders.Read(document, limits, cancellationToken));
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
            Name = "Read a document",
        };
        thread.Start();
        return result.Task;
    }
}
