namespace ApplyFunctions.Core.Applications;

/// <summary>What of a board may be shown to those who read its applications.</summary>
internal static class ApplicationReading
{
    /// <summary>
    /// The application with everything about it. Another board's, and one whose erasure was asked for, is as good as not there.
    /// </summary>
    public static async Task<StoredApplication?> FindShownAsync(
        this IApplicationStore applications,
        string board,
        ApplicationId id,
        CancellationToken cancellationToken
    ) =>
        await applications.FindWholeAsync(id, cancellationToken) is { } found
        && IsShown(found.Record, board)
            ? found
            : null;

    /// <summary>The same without its files, mails, notes and history.</summary>
    public static async Task<ApplicationRecord?> FindShownRecordAsync(
        this IApplicationStore applications,
        string board,
        ApplicationId id,
        CancellationToken cancellationToken
    ) =>
        await applications.FindAsync(id, cancellationToken) is { } found && IsShown(found, board)
            ? found
            : null;

    private static bool IsShown(ApplicationRecord record, string board) =>
        record.Board == board && record.ErasureRequestedAt is null;
}
