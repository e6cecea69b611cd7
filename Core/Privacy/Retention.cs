using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Upkeep;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Erases applications whose time is over: the shortest of what the candidate was told when applying, what the posting says
/// now and what the board says now; for ever where none of them says anything. A legal hold goes before all.
/// </summary>
public sealed class Retention(IPostingStore postings, RequestErasure erasure, TimeProvider time)
{
    /// <summary>Orders the erasure where it is due; true where it did.</summary>
    public async Task<bool> ApplyAsync(
        ApplicationId id,
        ApplicationHead application,
        CancellationToken cancellationToken
    )
    {
        if (
            application.IsKept
            || await DaysAsync(id, application, cancellationToken) is not { } days
            || time.GetUtcNow() < application.ReceivedAt.AddDays(days)
        )
        {
            return false;
        }

        await erasure.ExecuteAsync(id, ErasureReason.Retention, cancellationToken);
        return true;
    }

    private async Task<int?> DaysAsync(
        ApplicationId id,
        ApplicationHead application,
        CancellationToken cancellationToken
    )
    {
        var posting = await postings.FindAsync(application.Board, id.PostingId, cancellationToken);
        var board = await postings.FindBoardAsync(application.Board, cancellationToken);
        return new[]
        {
            application.RetentionDays,
            posting?.DataCompliance?.Min(c => c.RetentionPeriod),
            board?.RetentionPeriod,
        }.Min();
    }
}
