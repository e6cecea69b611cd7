using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Candidates;

/// <param name="Title">Of the posting; null where it was taken down since.</param>
/// <param name="FilesUntil">The posting's deadline; null where it has none.</param>
/// <param name="MayReplaceFiles">Whether another file may take the place of one now.</param>
/// <param name="Unreadable">The fields of files that those who hire can do nothing with, for whatever reason.</param>
/// <param name="MayChange">Whether the application may be withdrawn, and its contact details corrected.</param>
public sealed record OwnApplication(
    StoredApplication Application,
    string? Title,
    string Company,
    string? PostingUrl,
    string? Language,
    Deadline? FilesUntil,
    IReadOnlySet<string> Unreadable,
    bool MayReplaceFiles,
    bool MayChange
);

/// <summary>Shows a candidate their own application.</summary>
public sealed class ReadOwnApplication(
    CandidateAccess access,
    IPostingStore postings,
    Quarantine quarantine,
    TimeProvider time
)
{
    /// <summary>Null where the link leads to none.</summary>
    public async Task<OwnApplication?> ExecuteAsync(
        CandidateRequest request,
        CancellationToken cancellationToken
    ) =>
        await access.FindAsync(request, cancellationToken) is { } application
            ? await ViewAsync(application, cancellationToken)
            : null;

    /// <summary>As <see cref="ExecuteAsync"/> shows it.</summary>
    public async Task<OwnApplication> ViewAsync(
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var posting = await postings.FindAsync(
            record.Board,
            record.Id.PostingId,
            cancellationToken
        );
        var board = await postings.FindBoardAsync(record.Board, cancellationToken);
        var mayChange = record is { Stage: not Stage.Withdrawn, ErasureRequestedAt: null };
        return new OwnApplication(
            CandidateView.Of(application),
            posting?.Title,
            posting?.CompanyName ?? board?.Name ?? record.Board,
            posting?.AbsoluteUrl,
            posting?.Language,
            posting?.Deadline,
            application
                .Files.Where(IsUnreadable)
                .Select(f => f.Record.Field)
                .ToHashSet(StringComparer.Ordinal),
            mayChange && posting?.AcceptsApplicationsAt(time.GetUtcNow()) == true,
            mayChange
        );
    }

    // One word for all of it: whoever sends malware does not learn whether it was found, or a password was in the way.
    private bool IsUnreadable(AttachedFile file) =>
        quarantine.StateOf(file) is ScanState.Infected or ScanState.Unscannable
        || file.Text?.Outcome is TextOutcome.Encrypted or TextOutcome.Damaged;
}
