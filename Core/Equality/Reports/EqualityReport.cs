namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>Counts and shares of the answers to a board's or a posting's equality questions.</summary>
/// <param name="PostingId">Null for the whole board.</param>
/// <param name="Threshold">The smallest count that is shown.</param>
public sealed record EqualityReport(
    string Board,
    long? PostingId,
    string Period,
    int Threshold,
    IReadOnlyList<QuestionReport> Questions
);

/// <param name="Label">The question's id where no posting of the board has the question any more.</param>
/// <param name="People">How many answered; null where nothing is shown.</param>
/// <param name="Periods">The quarters or years of which that is the sum. Others have no answers, or show none.</param>
public sealed record QuestionReport(
    string Question,
    string Label,
    int? People,
    IReadOnlyList<string> Periods,
    IReadOnlyList<OptionReport> Options
);

/// <param name="Label">The option's id where no posting of the board has the option any more.</param>
/// <param name="Count">How many chose it; null where that is not shown, which a zero may be too.</param>
public sealed record OptionReport(string Option, string Label, int? Count)
{
    /// <summary>Of the people who answered, 0 to 1, to four places.</summary>
    public decimal? Share(int? people) =>
        Count is { } count && people is > 0 ? Math.Round((decimal)count / people.Value, 4) : null;
}
