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
        && found.Record.Board == board
        && found.Record.ErasureRequestedAt is null
            ? found
            : null;
}
