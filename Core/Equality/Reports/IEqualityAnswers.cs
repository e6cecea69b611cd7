namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>An answer as far as it is counted: what was typed with an option never gets here.</summary>
/// <param name="Month">In which it counts, <c>yyyy-MM</c>.</param>
public sealed record CountedAnswer(
    long PostingId,
    string Month,
    string Question,
    IReadOnlyList<string> Options
);

/// <summary>The answers that were moved away from their applications, for counting.</summary>
public interface IEqualityAnswers
{
    /// <summary>Those of one board and no other, in no particular order.</summary>
    /// <param name="months">The first and the last month, <c>yyyy-MM</c>.</param>
    IAsyncEnumerable<CountedAnswer> ReadAsync(
        string board,
        (string First, string Last) months,
        CancellationToken cancellationToken
    );
}
