using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Cvs;

/// <summary>The texts of what candidates attached, and what became of each file.</summary>
public interface ICvTexts
{
    /// <summary>
    /// Stores the text and the outcome of a file that an application has; again replaces both. False, and nothing stays, where
    /// no application has this file now: it is not committed yet, was erased, or has another file in its place.
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
}
