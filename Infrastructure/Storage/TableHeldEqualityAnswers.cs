using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Equality answers while they wait: rows beside the application.</summary>
public sealed class TableHeldEqualityAnswers(StorageClients clients) : IHeldEqualityAnswers
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<HeldEqualityAnswer?> FindAsync(
        ApplicationId id,
        int index,
        CancellationToken cancellationToken
    )
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            id.Partition,
            RowKeys.EqualityAnswer(id, index),
            cancellationToken: cancellationToken
        );
        return row.HasValue ? ApplicationRows.EqualityAnswer(row.Value!) : null;
    }

    public Task DeleteAsync(ApplicationId id, int index, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(
            id.Partition,
            RowKeys.EqualityAnswer(id, index),
            cancellationToken: cancellationToken
        );
}
