using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>Reads one format. Called on a thread of its own, so it may block.</summary>
internal interface IDocumentReader
{
    FileFormat Format { get; }

    /// <summary>The name that <see cref="ExtractedText.Engine"/> shows.</summary>
    string Engine { get; }

    /// <summary>
    /// Reads the document, asking <paramref name="cancellationToken"/> at every page or paragraph. Whatever else is
    /// thrown means that the document is damaged.
    /// </summary>
    DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    );
}
