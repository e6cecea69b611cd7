using Azure.Data.Tables;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>The rows that stand together for one application.</summary>
internal sealed class StoredApplication(ApplicationId id, IReadOnlyCollection<TableEntity> rows)
{
    private const string ApplicationWord = "application";

    public ApplicationId Id => id;

    /// <summary>Null where there are rows but no application.</summary>
    public TableEntity? Application => Rows(ApplicationWord).SingleOrDefault();

    public IEnumerable<TableEntity> Files => Rows("file");

    public IEnumerable<TableEntity> Texts => Rows("text");

    public IEnumerable<TableEntity> Mails => Rows("mail");

    public int HeldEqualityAnswers => Rows("equality").Count();

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsDone =>
        Mails.All(m => m.GetString("State") is not ("Pending" or "Sending"))
        && HeldEqualityAnswers == 0
        && Files.All(f => Texts.Any(t => t.GetString("Field") == f.GetString("Field")));

    public static IReadOnlyList<StoredApplication> Of(IEnumerable<TableEntity> rows) =>
        [
            .. rows.GroupBy(
                    r => $"{r.PartitionKey}-{r.RowKey.Split('.')[0]}",
                    StringComparer.Ordinal
                )
                .Select(group =>
                    ApplicationId.TryParse(group.Key, out var id)
                        ? new StoredApplication(id, [.. group])
                        : throw new InvalidDataException($"Rows of no application: {group.Key}")
                ),
        ];

    private IEnumerable<TableEntity> Rows(string word) =>
        rows.Where(r => r.RowKey.Split('.')[1] == word);
}
