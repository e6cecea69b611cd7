namespace ApplyFunctions.Core.Applications;

/// <summary>Remembers which submission a client's idempotency key stands for.</summary>
public interface IIdempotencyKeys
{
    /// <summary>
    /// Claims a key for a submission. Returns the fingerprint that the key stands for: the given one, or that of an
    /// earlier submission that claimed it first.
    /// </summary>
    /// <param name="keyName">See <see cref="ApplicationIdentity.KeyName"/>.</param>
    Task<string> ClaimAsync(
        string keyName,
        string fingerprint,
        CancellationToken cancellationToken
    );

    /// <summary>Whether a submission has claimed a key, whatever became of it.</summary>
    Task<bool> IsClaimedAsync(string keyName, CancellationToken cancellationToken);

    Task ForgetAsync(string keyName, CancellationToken cancellationToken);
}
