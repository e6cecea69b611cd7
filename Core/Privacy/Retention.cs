using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Erases applications whose time is over: the shortest of what the candidate was told when applying, what the posting says
/// now and what the board says now; for ever where none of them says anything. A legal hold goes before all.
/// </summary>
public sealed class Retention(IPostingStore postings, RequestErasure erasure, TimeProvider time)
{
    /// <summary>Orders the erasure where it is due; true where it did.</summary>
    public async Task<bool> ApplyAsync(
        ApplicationRecord application,
        CancellationToken cancellationToken
    )
    {
        if (
            application.LegalHold
            || application.ErasureRequestedAt is not null
            || await DaysAsync(application, cancellationToken) is not { } days
            || time.GetUtcNow() < application.ReceivedAt.AddDays(days)
        )
        {
            return false;
        }

        await erasure.ExecuteAsync(application.Id, ErasureReason.Retention, cancellationToken);
        return true;
    }

    private async Task<int?> DaysAsync(
        ApplicationRecord application,
        CancellationToken cancellationToken
    )
    {
        var posting = await postings.FindAsync(
            application.Board,
            application.Id.PostingId,
            cancellationToken
        );
        var board = await postings.FindBoardAsync(application.Board, cancellationToken);
        return new[]
        {
            application.Details.Consents.RetentionDays,
            posting?.DataCompliance?.Min(c => c.RetentionPeriod),
            board?.RetentionPeriod,
        }.Min();
    }
}
