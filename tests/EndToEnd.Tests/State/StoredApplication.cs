using Azure.Data.Tables;

namespace ApplyFunctions.EndToEnd.Tests.State;

/// <summary>The rows of one application, by what follows its code in their keys.</summary>
internal sealed record StoredApplication(string Id, IReadOnlyDictionary<string, TableEntity> Rows)
{
    public string Posting => Id.Split('-')[0];

    public bool HasSettled =>
        Rows.TryGetValue("mail.confirmation", out var mail)
        && mail.GetString("State") == "Sent"
        && Files.All(file => Rows.ContainsKey($"text.{file}"))
        && !Rows.Keys.Any(row => row.StartsWith("equality.", StringComparison.Ordinal));

    private IEnumerable<string> Files =>
        Rows
            .Keys.Where(key => key.StartsWith("file.", StringComparison.Ordinal))
            .Select(key => key["file.".Length..]);

    /// <summary>Everything that stands in the rows, to look for what must not.</summary>
    public IEnumerable<string> Values =>
        Rows.Values.SelectMany(row => row).Select(property => $"{property.Value}");

    public override string ToString() =>
        $"{Id}: {string.Join(", ", Rows.Keys)}; mail {State("mail.confirmation")}";

    private string? State(string row) => Rows.GetValueOrDefault(row)?.GetString("State");
}
