using ApplyFunctions.Core;
using ApplyFunctions.Core.Bots;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Captchas that were used, as hashes, in table <c>UsedTokens</c>.</summary>
public sealed class TableUsedTokens(StorageClients clients) : IUsedTokens
{
    private readonly ClaimTable _claims = new(
        clients.Tables.GetTableClient(StorageNames.Tables.UsedTokens),
        "token",
        "Owner"
    );

    public Task<string> ClaimAsync(
        string name,
        string owner,
        CancellationToken cancellationToken
    ) => _claims.ClaimAsync(name, owner, cancellationToken);

    public Task<string?> FindOwnerAsync(string name, CancellationToken cancellationToken) =>
        _claims.FindAsync(name, cancellationToken);

    public Task<int> ForgetAsync(
        DateTimeOffset before,
        int most,
        CancellationToken cancellationToken
    ) => _claims.ForgetAsync(before, most, cancellationToken);
}
