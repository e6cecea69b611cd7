using System.Runtime.CompilerServices;
using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality.Reports;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Reads what <see cref="TableEqualityAnswerStore"/> stored, a page at a time, and not what was typed.</summary>
public sealed class TableEqualityAnswers(
    [FromKeyedServices(StorageNames.EqualityConnection)] StorageClients clients
) : IEqualityAnswers
{
    private static readonly string[] Columns = ["PartitionKey", "Month", "Question", "Options"];

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.EqualityAnswers
    );

    public async IAsyncEnumerable<CountedAnswer> ReadAsync(
        string board,
        (string First, string Last) months,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var time = TableClient.CreateQueryFilter(
            $"Month ge {months.First} and Month le {months.Last}"
        );
        var rows = _table.QueryAsync<TableEntity>(
            $"({EqualityPartitions.IsAbout(board)}) and ({time})",
            select: Columns,
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (EqualityPartitions.PostingOf(row.PartitionKey, board) is { } posting)
            {
                yield return new CountedAnswer(
                    posting,
                    row.GetString("Month"),
                    row.GetString("Question"),
                    JsonSerializer.Deserialize(
                        row.GetString("Options"),
                        RowJson.Plain.IReadOnlyListString
                    )!
                );
            }
        }
    }
}
