namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>How the reading of a document ended.</summary>
internal enum ReaderEnd
{
    Read,

    /// <summary>The process ended by itself while it read.</summary>
    Ended,
    TookTooLong,
    TookTooMuchMemory,

    /// <summary>The process was gone before it had the document, which is thus not to blame.</summary>
    NotAccepted,
}

/// <param name="Document">Null unless it was read.</param>
internal sealed record ReaderAnswer(ReaderEnd End, ReadDocument? Document = null);

/// <summary>No process could be started to read documents: something that an operator has to mend.</summary>
public sealed class ReaderUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);
