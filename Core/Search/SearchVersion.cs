using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Names a state of what can be found of an application. It is kept when that state was put into the index, so another one
/// shows that the index is behind.
/// </summary>
public static class SearchVersion
{
    /// <param name="texts">When what became of each file was written, by the file's field.</param>
    /// <param name="scans">What scans came to, by the file's field. Those of files that are read show in the texts.</param>
    public static string Of(
        IEnumerable<HistoryEvent> history,
        IEnumerable<KeyValuePair<string, DateTimeOffset>> texts,
        IEnumerable<KeyValuePair<string, ScanState?>> scans
    )
    {
        var changes = history.Where(e => Changes(e.Name)).Select(e => e.At.UtcTicks).ToList();
        var parts = texts
            .OrderBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Key}@{t.Value.UtcTicks}"))
            .Prepend(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{changes.Count}@{changes.DefaultIfEmpty().Max()}"
                )
            )
            .Concat(
                scans
                    .Where(s => s.Value.IsRefused())
                    .OrderBy(s => s.Key, StringComparer.Ordinal)
                    .Select(s => $"{s.Key}!{s.Value!.Value.Word()}")
            );
        return string.Join(' ', parts);
    }

    public static string Of(StoredApplication application) =>
        Of(
            application.History,
            application
                .Files.Where(f => f.Text is not null)
                .Select(f => KeyValuePair.Create(f.Record.Field, f.Text!.At)),
            application.Files.Select(f => KeyValuePair.Create(f.Record.Field, f.Scan))
        );

    private static bool Changes(string name) =>
        name
            is HistoryEvents.Received
                or HistoryEvents.ContactCorrected
                or HistoryEvents.FileReplaced
                or HistoryEvents.Withdrawn
        || HistoryEvents.IsMove(name);
}

/// <summary>Which state of each application its board's index was told.</summary>
public interface IIndexMarks
{
    /// <param name="version">See <see cref="SearchVersion"/>.</param>
    Task MarkAsync(ApplicationId id, string version, CancellationToken cancellationToken);
}
