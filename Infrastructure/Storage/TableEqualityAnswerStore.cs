using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using Azure;
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

    /// <summary>What stands there stays: it may have been published since.</summary>
    public async Task SaveAsync(HeldEqualityAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(Row(answer), cancellationToken);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Moved before, and its message came again; or the reply to this very call was lost.
        }
    }

    private static TableEntity Row(HeldEqualityAnswer held) =>
        new(EqualityPartitions.Of(held.Board, held.PostingId), held.Answer.RecordKey)
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Month"] = held.Month,
            ["Question"] = held.Answer.Question,
            ["Options"] = JsonSerializer.Serialize(
                held.Answer.Options,
                RowJson.Plain.IReadOnlyListString
            ),
            ["FreeText"] = held.Answer.FreeText,
        };
}
