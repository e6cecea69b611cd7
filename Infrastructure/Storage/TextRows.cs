using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;
using Azure;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The rows that say what became of files. Each is written only beside the row of its file.</summary>
internal sealed class TextRows(StorageClients clients, Quarantine quarantine)
{
    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Applications
    );

    /// <summary>False where no application has this file now, or it was refused.</summary>
    public async Task<bool> TryWriteAsync(
        FileId file,
        ExtractedText extracted,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    )
    {
        var outcome = Row(file, extracted, moment);
        return await TryWriteFirstAsync(file, outcome, cancellationToken)
            || await TryWriteAsync(
                file,
                TableTransactionActionType.UpsertReplace,
                outcome,
                cancellationToken
            );
    }

    /// <summary>Does nothing where there is an outcome, or no such file.</summary>
    public Task MarkFailedAsync(
        FileId file,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    ) =>
        TryWriteAsync(
            file,
            TableTransactionActionType.Add,
            Bare(file, TextOutcome.Failed, moment),
            cancellationToken
        );

    /// <summary>Null while nothing has become of the file.</summary>
    public async Task<TextOutcome?> FindAsync(FileId file, CancellationToken cancellationToken) =>
        await FindRowAsync(file, cancellationToken) is { } row ? Outcome(row) : null;

    public async Task ForgetFailureAsync(FileId file, CancellationToken cancellationToken)
    {
        if (
            await FindRowAsync(file, cancellationToken) is not { } row
            || Outcome(row) != TextOutcome.Failed
        )
        {
            return;
        }

        try
        {
            await _table.DeleteEntityAsync(
                row.PartitionKey,
                row.RowKey,
                row.ETag,
                cancellationToken
            );
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // It was read in the meantime.
        }
    }

    /// <summary>
    /// The first time a file is read, and mostly the only one, its mark tells that it is still there and the same: no look at its
    /// row is needed, but for where scans may have refused it.
    /// </summary>
    private async Task<bool> TryWriteFirstAsync(
        FileId file,
        TableEntity outcome,
        CancellationToken cancellationToken
    )
    {
        if (file.Variant is not null || quarantine.IsOn)
        {
            return false;
        }

        var mark = new TableEntity(
            outcome.PartitionKey,
            RowKeys.Unread(file.ApplicationId, file.Field)
        );
        try
        {
            await _table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Delete, mark, ETag.All),
                    new(TableTransactionActionType.UpsertReplace, outcome),
                ],
                cancellationToken
            );
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status == 404)
        {
            // The file is gone or another, or was read before: the long way tells.
            return false;
        }
    }

    // In one transaction with the file's own row, as that was read: so there is never an outcome without its file.
    private async Task<bool> TryWriteAsync(
        FileId id,
        TableTransactionActionType how,
        TableEntity outcome,
        CancellationToken cancellationToken
    )
    {
        var application = id.ApplicationId;
        while (true)
        {
            var file = await _table.GetEntityIfExistsAsync<TableEntity>(
                application.Partition,
                RowKeys.File(application, id.Field),
                ["PartitionKey", "RowKey", "Variant", TableFileScans.StateColumn],
                cancellationToken
            );
            if (
                !file.HasValue
                || file.Value!.GetString("Variant") != id.Variant
                || TableFileScans.StateOf(file.Value).IsRefused()
            )
            {
                return false;
            }

            try
            {
                await _table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.UpdateMerge, file.Value, file.Value.ETag),
                        new(how, outcome),
                    ],
                    cancellationToken
                );
                return true;
            }
            catch (TableTransactionFailedException e) when (e.Status == 409)
            {
                return true;
            }
            catch (TableTransactionFailedException e) when (e.Status is 404 or 412)
            {
                // Somebody has changed the file's row, or this very write was done and its answer was lost: look again.
            }
        }
    }

    private async Task<TableEntity?> FindRowAsync(FileId file, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(
            file.ApplicationId.Partition,
            RowKeys.Text(file.ApplicationId, file.Field),
            ["PartitionKey", "RowKey", "Outcome"],
            cancellationToken
        );
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity Row(FileId file, ExtractedText extracted, DateTimeOffset moment)
    {
        var row = Bare(file, extracted.Outcome, moment);
        row["Format"] = extracted.Format.ToString();
        row["Engine"] = extracted.Engine;
        row["Characters"] = extracted.Text.Length;
        row["Pages"] = extracted.Pages;
        row["Milliseconds"] = (long)extracted.Duration.TotalMilliseconds;
        row["Detail"] = extracted.Detail;
        row["Language"] = extracted.Language;
        row["Contacts"] = JsonSerializer.Serialize(
            extracted.Contacts,
            RowJson.Plain.ContactDetails
        );
        return row;
    }

    private static TableEntity Bare(FileId file, TextOutcome outcome, DateTimeOffset moment) =>
        new(file.ApplicationId.Partition, RowKeys.Text(file.ApplicationId, file.Field))
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Field"] = file.Field,
            ["Outcome"] = outcome.ToString(),
            ["Detail"] =
                outcome == TextOutcome.Failed
                    ? "could not be read for now; will be read again on replay"
                    : null,
            ["At"] = moment,
        };

    private static TextOutcome Outcome(TableEntity row) =>
        Enum.Parse<TextOutcome>(row.GetString("Outcome"));
}
