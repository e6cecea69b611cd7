using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>
/// Has readers see every document as it is stored: those that were put there by hand, and those whose writer died
/// before it had finished.
/// </summary>
public sealed partial class MendListings(IPostingSources sources, ILogger<MendListings> logger)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await sources.ShowAllAsync(cancellationToken))
        {
            if (name.PostingId is { } id)
            {
                LogPosting(name.Board, id);
            }
            else
            {
                LogBoard(name.Board);
            }
        }
    }

    [LoggerMessage(
        211,
        LogLevel.Information,
        "Board {Board}: posting {PostingId} is shown as it is stored now"
    )]
    private partial void LogPosting(string board, long postingId);

    [LoggerMessage(212, LogLevel.Information, "Board {Board} is shown as it is stored now")]
    private partial void LogBoard(string board);
}
