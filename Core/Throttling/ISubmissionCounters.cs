namespace ApplyFunctions.Core.Throttling;

/// <summary>
/// Counts that all instances of the app share: each keeps a number of its own, which nobody else writes, and adds up
/// those of the others. Nothing is lost when many count at the same time, and nobody waits for anybody.
/// </summary>
public interface ISubmissionCounters
{
    /// <summary>
    /// Tells the others what this instance has counted, and returns what they have. Null where storage failed or did
    /// not answer at once: counting must neither fail an application nor hold it up.
    /// </summary>
    /// <param name="mine">All that this instance has counted of it so far.</param>
    Task<int?> ExchangeAsync(
        SubmissionCounter counter,
        int mine,
        CancellationToken cancellationToken
    );

    /// <summary>Removes the counts of all days before one.</summary>
    Task RemoveBeforeAsync(DateOnly day, CancellationToken cancellationToken);
}

/// <summary>One thing that is counted, in one window of time.</summary>
/// <param name="Day">In UTC, when the window began.</param>
/// <param name="Window">The number of the window.</param>
/// <param name="Name">A hash under a key that holds for this day only.</param>
public sealed record SubmissionCounter(DateOnly Day, long Window, string Name);
