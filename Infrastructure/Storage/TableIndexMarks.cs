using ApplyFunctions.Core;
using ApplyFunctions.Core.Search;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>A row beside each application.</summary>
public sealed class TableIndexMarks(StorageClients clients) : IIndexMarks
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public Task MarkAsync(ApplicationId id, string version, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(id.Partition, RowKeys.Search(id))
            {
                [RowSchema.Column] = RowSchema.Current,
                ["Version"] = version,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );
}
