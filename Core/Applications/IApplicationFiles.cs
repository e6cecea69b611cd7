using System.Buffers;

namespace ApplyFunctions.Core.Applications;

/// <summary>The files that candidates attach, at <c>{applicationId}/{field}</c>.</summary>
public interface IApplicationFiles
{
    /// <summary>
    /// Stores a file unless one is there already, and returns the record of the one that holds. An application's id
    /// commits to its content, so a file that is there already is this one; where its bytes may differ between tries
    /// (<see cref="NewFile.MayDiffer"/>), the one that was stored first holds, as it was read back.
    /// </summary>
    Task<FileRecord> PutAsync(ApplicationId id, NewFile file, CancellationToken cancellationToken);

    /// <summary>The whole file; null when it is gone.</summary>
    Task<ReadOnlySequence<byte>?> ReadAsync(
        ApplicationId id,
        string field,
        CancellationToken cancellationToken
    );

    Task DeleteAsync(ApplicationId id, string field, CancellationToken cancellationToken);
}
