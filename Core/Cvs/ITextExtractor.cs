using System.Buffers;

namespace ApplyFunctions.Core.Cvs;

/// <summary>Turns a document into plain text in reading order.</summary>
public interface ITextExtractor
{
    /// <summary>
    /// Extracts within the limits of <see cref="ExtractionLimits"/>. A file that cannot be read is an outcome,
    /// not an exception; exceptions mean that the attempt is worth repeating (a service that is down).
    /// </summary>
    Task<ExtractedText> ExtractAsync(
        ReadOnlySequence<byte> document,
        CancellationToken cancellationToken
    );
}

public enum TextOutcome
{
    /// <summary>There is text.</summary>
    Extracted,

    /// <summary>The document was read and holds no text.</summary>
    Empty,

    /// <summary>The pages are pictures, and no text recognition is configured or it found nothing.</summary>
    Scanned,

    /// <summary>A password is needed.</summary>
    Encrypted,

    /// <summary>The file is broken, or reading it went over a limit.</summary>
    Damaged,

    /// <summary>The format is not one that is read.</summary>
    Unsupported,

    /// <summary>Given up after too many tries, none of which came to an end; it is read again on replay.</summary>
    Failed,
}

/// <param name="Text">Empty unless the outcome is <see cref="TextOutcome.Extracted"/>; lines end in LF.</param>
/// <param name="Engine">What read it: <c>pdf</c>, <c>docx</c>, <c>doc</c>, <c>rtf</c>, <c>text</c>, <c>ocr</c> or <c>none</c>;
/// <c>pdf+ocr</c> where only some pages were pictures.</param>
/// <param name="Pages">Pages of the document; 0 where the format has none.</param>
/// <param name="Language">The ISO 639-1 code of the language that most of it is in, a guess; null where nothing tells.</param>
/// <param name="Contacts">Personal data of the candidate: for people to see, never for logs.</param>
/// <param name="Detail">Why, where the outcome needs a reason: no text of the document, no names.</param>
public sealed record ExtractedText(
    TextOutcome Outcome,
    FileFormat Format,
    string Engine,
    string Text,
    int Pages,
    TimeSpan Duration,
    string? Language,
    ContactDetails Contacts,
    string? Detail = null
);
