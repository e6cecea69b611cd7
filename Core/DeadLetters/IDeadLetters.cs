namespace ApplyFunctions.Core.DeadLetters;

/// <summary>Messages that were given up. Unlike those of a poison queue, they do not expire.</summary>
public interface IDeadLetters
{
    /// <summary>
    /// Keeps a letter, and returns it as it stands then. A copy of one that waits is that one; one that was replayed, and
    /// has failed once more, waits again.
    /// </summary>
    Task<DeadLetter> KeepAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <param name="board">Null where it may be any.</param>
    Task<DeadLetter?> FindAsync(string? board, string id, CancellationToken cancellationToken);

    /// <summary>Letters in the order of <see cref="DeadLetterPlace"/>, at most as many as the query says.</summary>
    Task<IReadOnlyList<DeadLetter>> ListAsync(
        DeadLetterQuery query,
        CancellationToken cancellationToken
    );

    /// <summary>Writes a letter if nobody has changed it since it was read; false when somebody has.</summary>
    Task<bool> TryUpdateAsync(DeadLetter letter, CancellationToken cancellationToken);

    /// <summary>Removes all letters about an application.</summary>
    Task ForgetAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>How many wait.</summary>
    /// <param name="board">Null for all.</param>
    /// <param name="most">Counting ends with this many.</param>
    Task<int> CountWaitingAsync(string? board, int most, CancellationToken cancellationToken);
}

/// <param name="Board">Null for all.</param>
/// <param name="State">Null for both.</param>
/// <param name="After">The last letter before those that are wanted; null for the first ones.</param>
public sealed record DeadLetterQuery(
    string? Board,
    DeadLetterState? State,
    DeadLetterPlace? After,
    int Most
);
