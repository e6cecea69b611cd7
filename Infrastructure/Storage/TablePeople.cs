using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Who has sent which applications: table <c>People</c>, one partition a person.</summary>
public sealed class TablePeople(StorageClients clients) : IPeople
{
    private readonly TableClient _table = clients.Tables.GetTableClient(StorageNames.Tables.People);

    public async Task EnterAsync(
        string person,
        ApplicationId id,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    ) =>
        await _table.UpsertEntityAsync(
            new TableEntity(person, id.ToString())
            {
                [RowSchema.Column] = RowSchema.Current,
                ["EnteredAt"] = moment,
            },
            TableUpdateMode.Replace,
            cancellationToken
        );

    public async Task<IReadOnlyList<PersonEntry>> ListAsync(
        string person,
        CancellationToken cancellationToken
    )
    {
        var entries = new List<PersonEntry>();
        var rows = _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {person}"),
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (ApplicationId.TryParse(row.RowKey, out var id))
            {
                entries.Add(new PersonEntry(id, row.GetDateTimeOffset("EnteredAt")!.Value));
            }
        }

        return [.. entries.OrderByDescending(e => e.EnteredAt)];
    }

    public async Task RemoveAsync(
        string person,
        ApplicationId id,
        CancellationToken cancellationToken
    ) =>
        await _table.DeleteEntityAsync(person, id.ToString(), cancellationToken: cancellationToken);
}
