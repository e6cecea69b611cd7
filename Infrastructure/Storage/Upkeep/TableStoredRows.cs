using System.Globalization;
using System.Runtime.CompilerServices;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Upkeep;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Storage.Upkeep;

/// <summary>Reads of each row its column <c>Schema</c>, and nothing of a person.</summary>
public sealed class TableStoredRows(
    StorageClients clients,
    [FromKeyedServices(StorageNames.EqualityConnection)] StorageClients equality
) : IStoredRows
{
    private const string NoNumber = "(no number)";

    public async IAsyncEnumerable<TableRows> CountAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var name in StorageNames.Tables.All)
        {
            var account = name == StorageNames.Tables.EqualityAnswers ? equality : clients;
            yield return new TableRows(
                name,
                await CountAsync(account.Tables.GetTableClient(name), cancellationToken)
            );
        }
    }

    private static async Task<IReadOnlyList<SchemaRows>?> CountAsync(
        TableClient table,
        CancellationToken cancellationToken
    )
    {
        var none = 0L;
        var odd = 0L;
        var numbers = new SortedDictionary<int, long>();
        try
        {
            var rows = table.QueryAsync<TableEntity>(
                select: [RowSchema.Column],
                cancellationToken: cancellationToken
            );
            await foreach (var row in rows)
            {
                switch (row.TryGetValue(RowSchema.Column, out var schema) ? schema : null)
                {
                    case null:
                        none++;
                        break;
                    case int number:
                        numbers[number] = numbers.GetValueOrDefault(number) + 1;
                        break;
                    default:
                        odd++;
                        break;
                }
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }

        return
        [
            .. numbers.Select(n => new SchemaRows(
                n.Key.ToString(CultureInfo.InvariantCulture),
                n.Value,
                RowSchema.IsKnown(n.Key)
            )),
            .. none > 0 ? [new SchemaRows(null, none, IsKnown: true)] : (SchemaRows[])[],
            .. odd > 0 ? [new SchemaRows(NoNumber, odd, IsKnown: false)] : (SchemaRows[])[],
        ];
    }
}
