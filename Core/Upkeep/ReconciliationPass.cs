using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>Holds the rows of each application against its blobs, and finds what is old and belongs to none.</summary>
/// <param name="found">Where it is counted.</param>
/// <param name="before">What has not been changed since is old.</param>
/// <param name="scans">Whether files are scanned for malware.</param>
internal sealed class ReconciliationPass(
    Reconciliation found,
    DateTimeOffset before,
    bool scans = false
)
{
    /// <summary>How long the work of an application may take before it is missed.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    // Orphans are the sweeper's, so there is hardly ever anything left to delete here. So much would rather mean that rows
    // are lost, and then the files are all there is.
    private const int MostDeletions = 500;

    private readonly List<StoredItem> _old = [];

    public void Check(
        ApplicationState application,
        IReadOnlyList<StoredItem> files,
        IReadOnlyList<StoredItem> texts
    )
    {
        found.FileBlobs += files.Count;
        found.TextBlobs += texts.Count;
        var accepted = application.Files.ToHashSet();
        var read = application.Texts.Select(t => t.Row.File).ToHashSet();
        if (application.Head is { } head)
        {
            Count(application, head);
            if (!head.IsErased && found.At - head.ReceivedAt > Settling)
            {
                CountMissing(application, Of(files), Of(texts), read);
            }
        }

        IEnumerable<StoredItem> unreferenced =
        [
            .. files.Where(f => !accepted.Contains(f.File)),
            .. application.Texts.Select(t => t.Row).Where(r => !accepted.Contains(r.File)),
            .. texts.Where(t => !accepted.Contains(t.File) || !read.Contains(t.File)),
        ];
        foreach (var item in unreferenced)
        {
            Keep(item);
        }
    }

    /// <summary>For a blob of an application of which there is no row.</summary>
    public void Check(StoredItem item)
    {
        if (item.Kind == StoredItemKind.File)
        {
            found.FileBlobs++;
        }
        else
        {
            found.TextBlobs++;
        }

        Keep(item);
    }

    /// <summary>Deletes what was found old and of no application, at the end: if there is no application, nothing is.</summary>
    public async Task DeleteAsync(IStoredItems items, CancellationToken cancellationToken)
    {
        foreach (var item in found.Applications > 0 ? _old : [])
        {
            found.Deleted += await items.TryDeleteAsync(item, cancellationToken) ? 1 : 0;
        }
    }

    private void Count(ApplicationState application, ApplicationHead head)
    {
        Add(found.Boards, head.Board);
        found.Erased += head.IsErased ? 1 : 0;
        found.FileRows += application.Files.Count;
        foreach (var text in application.Texts)
        {
            Add(found.Texts, text.Outcome);
        }

        foreach (var mail in application.Mails)
        {
            Add(found.Mails, mail);
        }
    }

    private void CountMissing(
        ApplicationState application,
        HashSet<FileId> files,
        HashSet<FileId> texts,
        HashSet<FileId> read
    )
    {
        found.MissingFiles += application.Files.Count(f => !files.Contains(f));
        var unscanned = application
            .Files.Where(f => scans && application.ScanOf(f).IsUnsettled())
            .ToList();
        found.UnscannedFiles += unscanned.Count;
        found.MissingOutcomes += application.Files.Count(f =>
            !read.Contains(f) && !application.ScanOf(f).IsRefused() && !unscanned.Contains(f)
        );
        found.MissingTexts += application.Texts.Count(t =>
            t.Outcome == TextOutcome.Extracted && !texts.Contains(t.Row.File)
        );
        found.MissingMails += application.Mails.Count == 0 ? 1 : 0;
        found.UntoldWebhooks += application.OwesWebhooks ? 1 : 0;
    }

    private void Keep(StoredItem item)
    {
        if (item.ChangedAt >= before)
        {
            return;
        }

        found.Unreferenced++;
        if (_old.Count < MostDeletions)
        {
            _old.Add(item);
        }
    }

    private static HashSet<FileId> Of(IEnumerable<StoredItem> items) =>
        [.. items.Select(i => i.File)];

    private static void Add<T>(IDictionary<T, int> counts, T key) =>
        counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
}
