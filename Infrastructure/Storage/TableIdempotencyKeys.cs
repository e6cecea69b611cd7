using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Clients' idempotency keys, as keyed hashes, in table <c>IdempotencyKeys</c>.</summary>
public sealed class TableIdempotencyKeys(StorageClients clients) : IIdempotencyKeys
{
    private readonly ClaimTable _claims = new(
        clients.Tables.GetTableClient(StorageNames.Tables.IdempotencyKeys),
        "key",
        "Fingerprint"
    );

    public Task<string> ClaimAsync(
        string keyName,
        string fingerprint,
        CancellationToken cancellationToken
    ) => _claims.ClaimAsync(keyName, fingerprint, cancellationToken);

    public async Task<bool> IsClaimedAsync(string keyName, CancellationToken cancellationToken) =>
        await _claims.FindAsync(keyName, cancellationToken) is not null;

    public Task ForgetAsync(string keyName, CancellationToken cancellationToken) =>
        _claims.ForgetAsync(keyName, cancellationToken);

    public Task<int> ForgetAsync(
        DateTimeOffset before,
        int most,
        CancellationToken cancellationToken
    ) => _claims.ForgetAsync(before, most, cancellationToken);
}
