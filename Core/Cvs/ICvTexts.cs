using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Cvs;

/// <summary>The texts of what candidates attached, and what became of each file.</summary>
public interface ICvTexts
{
    /// <summary>
    /// Stores the text and the outcome of a file that an application has; again replaces both. False, and nothing stays, where
    /// no application has this file now: it is not committed yet, was erased, has another file in its place, or it was refused for malware.
    /// </summary>
    Task<bool> TrySaveAsync(
        FileId id,
        ExtractedText extracted,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    );

    /// <summary>The text of a file; null where there is none.</summary>
    Task<string?> ReadAsync(FileId id, CancellationToken cancellationToken);

    Task DeleteAsync(FileId id, CancellationToken cancellationToken);

    /// <summary>Removes all texts of an application.</summary>
    /// <returns>How many there were.</returns>
    Task<int> DeleteAllAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>What became of a file; null while nothing has.</summary>
    Task<TextOutcome?> FindOutcomeAsync(FileId file, CancellationToken cancellationToken);

    /// <summary>Marks a file that could not be read for now, unless it has an outcome.</summary>
    /// <param name="moment">When it was given up.</param>
    Task MarkFailedAsync(FileId file, DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>Takes <see cref="TextOutcome.Failed"/> back, so that the text is owed again; any other outcome stays.</summary>
    Task ForgetFailureAsync(FileId file, CancellationToken cancellationToken);
}
