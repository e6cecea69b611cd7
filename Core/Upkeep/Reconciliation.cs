using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>What a pass over everything that is stored has counted: numbers, and names of boards.</summary>
public sealed class Reconciliation(DateTimeOffset at)
{
    public DateTimeOffset At => at;

    public IDictionary<string, int> Boards { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal);

    public IDictionary<MailState, int> Mails { get; } = new Dictionary<MailState, int>();

    public IDictionary<TextOutcome, int> Texts { get; } = new Dictionary<TextOutcome, int>();

    /// <summary>Those that were erased since, too.</summary>
    public int Applications => Boards.Values.Sum();

    public int Erased { get; set; }

    /// <summary>Those whose time is over: their erasure was ordered now.</summary>
    public int Expired { get; set; }

    /// <summary>Files that applications were accepted with.</summary>
    public int FileRows { get; set; }

    public int FileBlobs { get; set; }

    public int TextBlobs { get; set; }

    /// <summary>Files that applications were accepted with, and that are not there.</summary>
    public int MissingFiles { get; set; }

    /// <summary>Files that nothing has become of, for more than an hour.</summary>
    public int MissingOutcomes { get; set; }

    /// <summary>Files that are not scanned for malware, for more than an hour, though files are.</summary>
    public int UnscannedFiles { get; set; }

    /// <summary>Files that were read, and whose text is not there.</summary>
    public int MissingTexts { get; set; }

    /// <summary>Applications that no mail is owed for and none was sent.</summary>
    public int MissingMails { get; set; }

    /// <summary>Applications of more than an hour ago of which no webhook was told, though some may be to be.</summary>
    public int UntoldWebhooks { get; set; }

    /// <summary>What belongs to no application and is old; all of it, unless there is suspiciously much, was deleted.</summary>
    public int Unreferenced { get; set; }

    public int Deleted { get; set; }

    public int DeadLettersWaiting { get; set; }

    /// <summary>Entries of the outbox list that are older than an hour; equality answers may wait for longer.</summary>
    public int OldOutboxEntries { get; set; }

    /// <summary>What should be there and is not.</summary>
    public int Differences =>
        MissingFiles
        + MissingOutcomes
        + MissingTexts
        + MissingMails
        + UntoldWebhooks
        + UnscannedFiles;

    /// <summary>All counts by name, in the order in which they are shown.</summary>
    public IEnumerable<(string Name, int Count)> Figures =>
        [
            (nameof(Applications), Applications),
            (nameof(Erased), Erased),
            (nameof(Expired), Expired),
            (nameof(FileRows), FileRows),
            (nameof(FileBlobs), FileBlobs),
            (nameof(TextBlobs), TextBlobs),
            (nameof(MissingFiles), MissingFiles),
            (nameof(MissingOutcomes), MissingOutcomes),
            (nameof(MissingTexts), MissingTexts),
            (nameof(MissingMails), MissingMails),
            (nameof(UntoldWebhooks), UntoldWebhooks),
            (nameof(UnscannedFiles), UnscannedFiles),
            (nameof(Unreferenced), Unreferenced),
            (nameof(Deleted), Deleted),
            (nameof(DeadLettersWaiting), DeadLettersWaiting),
            (nameof(OldOutboxEntries), OldOutboxEntries),
        ];
}

/// <summary>The figures of each day.</summary>
public interface IReconciliations
{
    /// <summary>Keeps a day's figures, in place of earlier ones of that day.</summary>
    Task SaveAsync(Reconciliation reconciliation, CancellationToken cancellationToken);
}
