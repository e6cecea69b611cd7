using System.Globalization;
using System.Text.Json;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Upkeep;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage.Upkeep;

/// <summary>The figures of each day in table <c>Reconciliations</c>: one partition, a row a day.</summary>
public sealed class TableReconciliations(StorageClients clients) : IReconciliations
{
    private const string Partition = "day";

    private readonly TableClient _table = clients.Tables.GetTableClient(
        StorageNames.Tables.Reconciliations
    );

    public Task SaveAsync(Reconciliation reconciliation, CancellationToken cancellationToken)
    {
        var day = reconciliation.At.UtcDateTime.ToString(
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture
        );
        var row = new TableEntity(Partition, day)
        {
            [RowSchema.Column] = RowSchema.Current,
            ["At"] = reconciliation.At,
            ["Boards"] = Json(reconciliation.Boards),
            ["Mails"] = Json(ByName(reconciliation.Mails)),
            ["Texts"] = Json(ByName(reconciliation.Texts)),
        };
        foreach (var (name, count) in reconciliation.Figures)
        {
            row[name] = count;
        }

        return _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    private static string Json(IDictionary<string, int> counts) =>
        JsonSerializer.Serialize(counts, RowJson.Plain.IDictionaryStringInt32);

    private static Dictionary<string, int> ByName<T>(IDictionary<T, int> counts)
        where T : struct, Enum =>
        counts.ToDictionary(c => c.Key.ToString(), c => c.Value, StringComparer.Ordinal);
}
