using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>What scans came to, as columns of each file's row: reading an application costs nothing more for them.</summary>
public sealed class TableFileScans(StorageClients clients) : IFileScans
{
    internal const string StateColumn = "Scan";

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    public async Task<ScanState?> FindAsync(FileId file, CancellationToken cancellationToken) =>
        await FindRowAsync(file, cancellationToken) is { } row ? StateOf(row) : null;

    public async Task<bool> TryRecordAsync(
        FileId file,
        FileScan scan,
        CancellationToken cancellationToken
    )
    {
        while (await FindRowAsync(file, cancellationToken) is { } row)
        {
            var columns = new TableEntity(row.PartitionKey, row.RowKey)
            {
                [StateColumn] = scan.State.ToString(),
                ["ScannedAt"] = scan.At,

                // An update that merges leaves columns alone that are null.
                ["ScanFinding"] = scan.Finding ?? "",
            };
            try
            {
                await _table.UpdateEntityAsync(
                    columns,
                    row.ETag,
                    TableUpdateMode.Merge,
                    cancellationToken
                );
                await ForgetTextAsync(file, scan.State, cancellationToken);
                return true;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Somebody has changed the file's row, or this very write was done and its answer was lost: look again.
            }
        }

        return false;
    }

    /// <summary>Null where nothing was recorded.</summary>
    internal static ScanState? StateOf(TableEntity row) =>
        Enum.TryParse<ScanState>(row.GetString(StateColumn), out var state) ? state : null;

    private async Task ForgetTextAsync(
        FileId file,
        ScanState? state,
        CancellationToken cancellationToken
    )
    {
        if (!state.IsRefused())
        {
            return;
        }

        var id = file.ApplicationId;
        foreach (
            var key in (string[])[RowKeys.Unread(id, file.Field), RowKeys.Text(id, file.Field)]
        )
        {
            await _table.DeleteEntityAsync(id.Partition, key, cancellationToken: cancellationToken);
        }
    }

    private async Task<TableEntity?> FindRowAsync(FileId file, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            file.ApplicationId.Partition,
            RowKeys.File(file.ApplicationId, file.Field),
            ["PartitionKey", "RowKey", "Variant", StateColumn],
            cancellationToken
        );
        return row.HasValue && row.Value!.GetString("Variant") == file.Variant ? row.Value : null;
    }
}
