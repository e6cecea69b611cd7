using System.Buffers;

namespace ApplyFunctions.Core.Applications;

/// <summary>The files that candidates attach, at <c>{applicationId}/{field}</c>.</summary>
public interface IApplicationFiles
{
    /// <summary>
    /// Stores a file unless it is there already. An application's id commits to its content, so a file that is
    /// there already is this one. Returns whether this call wrote it.
    /// </summary>
    Task<bool> PutAsync(ApplicationId id, NewFile file, CancellationToken cancellationToken);

    /// <summary>The whole file; null when it is gone.</summary>
    Task<ReadOnlySequence<byte>?> ReadAsync(
        ApplicationId id,
        string field,
        CancellationToken cancellationToken
    );

    Task DeleteAsync(ApplicationId id, string field, CancellationToken cancellationToken);
}
