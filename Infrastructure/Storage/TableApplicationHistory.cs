using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Events as rows beside their application.</summary>
public sealed class TableApplicationHistory(StorageClients clients) : IApplicationHistory
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public Task AddAsync(
        ApplicationId id,
        DateTimeOffset moment,
        string name,
        CancellationToken cancellationToken
    ) =>
        _table.UpsertEntityAsync(
            ApplicationRows.Event(id, moment, name),
            TableUpdateMode.Replace,
            cancellationToken
        );
}
