namespace ApplyFunctions.Core.Access;

/// <summary>The keys with which servers speak for a board. A board may have several, so that one can follow another.</summary>
public interface IApiKeys
{
    /// <summary>A key of the board, also one that has expired; null where it is none of the board's now.</summary>
    /// <param name="hash">See <see cref="ApiKey.Hash"/>.</param>
    Task<ApiKey?> FindAsync(string board, string hash, CancellationToken cancellationToken);

    /// <summary>Adds a key, or replaces what is said of it where it is there already.</summary>
    Task AddAsync(string board, ApiKey key, CancellationToken cancellationToken);

    /// <summary>The board's keys, oldest first.</summary>
    Task<IReadOnlyList<ApiKey>> ListAsync(string board, CancellationToken cancellationToken);

    /// <summary>False where the board has no such key.</summary>
    Task<bool> RemoveAsync(string board, string hash, CancellationToken cancellationToken);
}
