using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Clients' idempotency keys, as keyed hashes, in table <c>IdempotencyKeys</c>.</summary>
public sealed class TableIdempotencyKeys(StorageClients clients) : IIdempotencyKeys
{
    private const string Row = "key";

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.IdempotencyKeys
    );

    public async Task<string> ClaimAsync(
        string keyName,
        string fingerprint,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(keyName, Row) { ["Schema"] = 1, ["Fingerprint"] = fingerprint };
        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
            return fingerprint;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            var found = await _table.GetEntityAsync<TableEntity>(
                keyName,
                Row,
                cancellationToken: cancellationToken
            );
            return found.Value.GetString("Fingerprint");
        }
    }

    public async Task<bool> IsClaimedAsync(string keyName, CancellationToken cancellationToken) =>
        (
            await _table.GetEntityIfExistsAsync<TableEntity>(
                keyName,
                Row,
                ["RowKey"],
                cancellationToken
            )
        ).HasValue;

    public async Task ForgetAsync(string keyName, CancellationToken cancellationToken) =>
        await _table.DeleteEntityAsync(keyName, Row, cancellationToken: cancellationToken);
}
