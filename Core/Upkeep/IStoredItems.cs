using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>What is stored of applications besides what their commit adds: files, and what was made of them.</summary>
public interface IStoredItems
{
    /// <summary>All of one application, in the order in which it can be deleted: files, rows of texts, texts.</summary>
    Task<IReadOnlyList<StoredItem>> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    );

    /// <summary>The files of all applications in the order of their names, compared by ordinals.</summary>
    IAsyncEnumerable<StoredItem> ListFilesAsync(CancellationToken cancellationToken);

    /// <summary>The texts of all applications in the order of their names, compared by ordinals.</summary>
    IAsyncEnumerable<StoredItem> ListTextsAsync(CancellationToken cancellationToken);

    /// <summary>Deletes an item if nobody has changed or touched it since it was seen; false when somebody has.</summary>
    Task<bool> TryDeleteAsync(StoredItem item, CancellationToken cancellationToken);
}

public enum StoredItemKind
{
    File,

    /// <summary>The row that says what became of a file.</summary>
    TextRow,
    Text,
}

/// <param name="File">Which file it is, or is made of.</param>
/// <param name="ChangedAt">By storage's own clock.</param>
/// <param name="Version">Changes whenever the item is written or touched.</param>
public sealed record StoredItem(
    StoredItemKind Kind,
    FileId File,
    DateTimeOffset ChangedAt,
    string Version
);
