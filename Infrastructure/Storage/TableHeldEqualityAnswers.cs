using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Equality answers while they wait: a row beside the application.</summary>
public sealed class TableHeldEqualityAnswers(StorageClients clients) : IHeldEqualityAnswers
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<HeldEqualityAnswers?> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            RowKeys.EqualityAnswers(id),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? ApplicationRows.EqualityAnswers(row.Value!) : null;
    }

    public Task DeleteAsync(ApplicationId id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(
            id.Partition,
            RowKeys.EqualityAnswers(id),
            cancellationToken: cancellationToken
        );
}
