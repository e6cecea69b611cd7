using System.Buffers;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>Reads one document within the time that it may take, as far as the reader itself looks at the clock.</summary>
internal static class BoundedReading
{
    /// <summary>
    /// Of the thread that reads: parsers recurse as deeply as a document nests, and the usual 1.5 MB is soon used up.
    /// </summary>
    public const int StackBytes = 16 * 1_024 * 1_024;

    /// <summary>Throws only when out of memory or cancelled by the caller.</summary>
    public static ReadDocument Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        using var late = new CancellationTokenSource(limits.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            late.Token,
            cancellationToken
        );
        try
        {
            return DocumentReaders.Read(document, limits, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unread(new ReadOnlySequence<byte>(document), TookTooLong(limits));
        }
    }

    public static string TookTooLong(ExtractionLimits limits) =>
        FormattableString.Invariant($"reading took longer than {limits.Time.TotalSeconds} s");

    /// <summary>A document that was given up.</summary>
    public static ReadDocument Unread(ReadOnlySequence<byte> document, string detail) =>
        new(
            FileSniffer.Detect(document),
            "none",
            new DocumentReading(TextOutcome.Damaged, Detail: detail)
        );
}
