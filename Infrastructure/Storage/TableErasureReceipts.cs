using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Privacy;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The receipts of erasures: table <c>Erasures</c>.</summary>
public sealed class TableErasureReceipts(StorageClients clients) : IErasureReceipts
{
    private const string Row = "receipt";

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Erasures
    );

    public async Task<ErasureReceipt?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(
            id,
            Row,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? Receipt(found.Value!) : null;
    }

    public Task SaveAsync(ErasureReceipt receipt, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(Entity(receipt), TableUpdateMode.Replace, cancellationToken);

    private static TableEntity Entity(ErasureReceipt receipt) =>
        new(receipt.Id, Row)
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Board"] = receipt.Board,
            ["PostingId"] = receipt.PostingId,
            ["Reason"] = receipt.Reason.ToString(),
            ["State"] = receipt.State.ToString(),
            ["RequestedAt"] = receipt.RequestedAt,
            ["DoneAt"] = receipt.DoneAt,
            ["ApplicationId"] = receipt.ApplicationId?.ToString(),
            ["Rows"] = receipt.Erased.Rows,
            ["Files"] = receipt.Erased.Files,
            ["Texts"] = receipt.Erased.Texts,
        };

    private static ErasureReceipt Receipt(TableEntity row) =>
        new(
            row.PartitionKey,
            row.GetString("Board"),
            row.GetInt64("PostingId")!.Value,
            Enum.Parse<ErasureReason>(row.GetString("Reason")),
            Enum.Parse<ErasureState>(row.GetString("State")),
            row.GetDateTimeOffset("RequestedAt")!.Value,
            row.GetDateTimeOffset("DoneAt"),
            ApplicationId.TryParse(row.GetString("ApplicationId"), out var id) ? id : null,
            new ErasedCounts(
                row.GetInt32("Rows") ?? 0,
                row.GetInt32("Files") ?? 0,
                row.GetInt32("Texts") ?? 0
            )
        );
}
