using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>The rows of one application, as far as they have to agree with one another and with the blobs.</summary>
/// <param name="Head">Null for rows that an application's commit did not come to.</param>
/// <param name="Files">Those that it was accepted with.</param>
/// <param name="Texts">What became of them.</param>
/// <param name="Mails">Of those that it is owed, or got.</param>
public sealed record ApplicationState(
    ApplicationId Id,
    ApplicationHead? Head,
    IReadOnlyList<FileId> Files,
    IReadOnlyList<TextState> Texts,
    IReadOnlyList<MailState> Mails
)
{
    /// <summary>Whether it was not found out yet which webhooks are to be told of it.</summary>
    public bool OwesWebhooks { get; init; }

    /// <summary>What scans of its files have come to, by the file's field; without those that nothing was recorded of.</summary>
    public IReadOnlyDictionary<string, ScanState> Scans { get; init; } =
        new Dictionary<string, ScanState>(StringComparer.Ordinal);

    public ScanState? ScanOf(FileId file) =>
        Scans.TryGetValue(file.Field, out var state) ? state : null;
}

/// <param name="RetentionDays">How long the posting said that an application is kept; null where it did not say.</param>
/// <param name="IsKept">Whether a legal hold keeps it from being erased, or it is being erased already.</param>
/// <param name="IsErased">Whether nothing but this is left of it.</param>
public sealed record ApplicationHead(
    string Board,
    DateTimeOffset ReceivedAt,
    int? RetentionDays,
    bool IsKept = false,
    bool IsErased = false
)
{
    /// <summary>Whether its erasure was asked for, so that it is not to be found any more.</summary>
    public bool IsLeaving { get; init; }
}

public sealed record TextState(StoredItem Row, TextOutcome Outcome);

/// <summary>All applications, one after the other.</summary>
public interface IApplicationStates
{
    /// <summary>In the order of their ids, compared by ordinals; no more of them than a page is held at a time.</summary>
    IAsyncEnumerable<ApplicationState> ListAsync(CancellationToken cancellationToken);
}
