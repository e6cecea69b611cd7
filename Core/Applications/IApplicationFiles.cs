using System.Buffers;

namespace ApplyFunctions.Core.Applications;

/// <summary>The files that candidates attach; <see cref="FileId"/> says where.</summary>
public interface IApplicationFiles
{
    /// <summary>
    /// Stores a file unless one is there already, and returns the record of the one that holds. An application's id
    /// commits to its content, so a file that is there already is this one; where its bytes may differ between tries
    /// (<see cref="NewFile.MayDiffer"/>), the one that was stored first holds, as it was read back.
    /// </summary>
    Task<FileRecord> PutAsync(ApplicationId id, NewFile file, CancellationToken cancellationToken);

    /// <summary>The whole file; null when it is gone.</summary>
    Task<ReadOnlySequence<byte>?> ReadAsync(FileId id, CancellationToken cancellationToken);

    Task DeleteAsync(FileId id, CancellationToken cancellationToken);

    /// <summary>Removes all files of an application, those that no row names too.</summary>
    /// <returns>How many there were.</returns>
    Task<int> DeleteAllAsync(ApplicationId id, CancellationToken cancellationToken);
}
