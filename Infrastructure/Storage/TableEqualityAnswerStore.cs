using System.Globalization;
using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Equality answers for good: table <c>EqualityAnswers</c>, which can be in an account of its own.</summary>
public sealed class TableEqualityAnswerStore(
    [FromKeyedServices(StorageNames.EqualityConnection)] StorageClients clients
) : IEqualityAnswerStore
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.EqualityAnswers
    );

    public Task SaveAsync(HeldEqualityAnswer answer, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(Row(answer), TableUpdateMode.Replace, cancellationToken);

    private static TableEntity Row(HeldEqualityAnswer held) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{held.Board}-{held.PostingId}"),
            held.Answer.RecordKey
        )
        {
            ["Schema"] = 1,
            ["Month"] = held.Month,
            ["Question"] = held.Answer.Question,
            ["Options"] = JsonSerializer.Serialize(
                held.Answer.Options,
                RowJson.Plain.IReadOnlyListString
            ),
            ["FreeText"] = held.Answer.FreeText,
        };
}
