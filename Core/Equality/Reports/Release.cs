namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>
/// What is published of the answers to one question in one quarter or year. Every report is a sum of these and of nothing else,
/// so that all reports together tell no more than they do.
/// </summary>
/// <param name="Period">The quarter or year that was published at once.</param>
/// <param name="Board">All postings together.</param>
/// <param name="Shown">The options whose counts are shown, on the board and for each posting alike.</param>
/// <param name="Postings">The postings that are shown by themselves.</param>
public sealed record Release(
    string Question,
    EqualityPeriod Period,
    Tally Board,
    IReadOnlySet<string> Shown,
    IReadOnlyDictionary<long, Tally> Postings
)
{
    /// <summary>What is shown of a posting, or of the board where it is null; null where nothing is.</summary>
    public Tally? Of(long? posting) => posting is { } id ? Postings.GetValueOrDefault(id) : Board;

    /// <summary>
    /// How many chose an option; null where that is not shown. Zero is known where the shown options are everybody's already.
    /// </summary>
    /// <param name="part">What <see cref="Of"/> gave.</param>
    /// <param name="isSingle">Whether the question takes one option.</param>
    public int? CountOf(string option, Tally part, bool isSingle) =>
        Shown.Contains(option) ? part[option]
        : isSingle && Shown.Sum(o => part[o]) == part.People ? 0
        : null;
}
