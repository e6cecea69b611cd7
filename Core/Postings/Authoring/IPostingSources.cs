namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>The documents that boards and postings are made from, for those who write them.</summary>
/// <remarks>What is written or deleted here shows in <see cref="IPostingStore"/> at once.</remarks>
public interface IPostingSources
{
    /// <summary>The document as it is now; null where there is none.</summary>
    Task<SourceDocument?> FindAsync(SourceName name, CancellationToken cancellationToken);

    /// <summary>Writes a document in place of the version that the writer has seen.</summary>
    /// <param name="replaced">The tag of that version; null where there was none.</param>
    /// <returns>The new version's tag; null where the stored version is another one, and nothing was written.</returns>
    Task<string?> TryWriteAsync(
        SourceName name,
        ReadOnlyMemory<byte> json,
        string? replaced,
        CancellationToken cancellationToken
    );

    /// <summary>Deletes a document in the version that the author has seen; false where it is another one.</summary>
    Task<bool> TryDeleteAsync(
        SourceName name,
        string replaced,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Has <see cref="IPostingStore"/> show a document as it is stored, where an earlier writer wrote it and could not
    /// finish.
    /// </summary>
    /// <param name="tag">The stored version's tag; null where there is none.</param>
    Task ShowAsync(SourceName name, string? tag, CancellationToken cancellationToken);

    /// <summary>The same for every document; those that were not shown as they are stored.</summary>
    Task<IReadOnlyList<SourceName>> ShowAllAsync(CancellationToken cancellationToken);
}
