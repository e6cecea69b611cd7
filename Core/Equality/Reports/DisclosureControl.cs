namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>
/// Which counts of one question in one release are shown. <c>docs/equality.md</c> has the rules in words and why nothing under
/// the threshold can be worked out from what they let through.
/// </summary>
/// <param name="threshold">The smallest count that is shown.</param>
public sealed class DisclosureControl(int threshold)
{
    /// <summary>Judges the answers to one question, by posting, that are published together.</summary>
    /// <returns>Null where too few answered for anything to be said.</returns>
    public Release? Judge(
        string question,
        EqualityPeriod period,
        IReadOnlyDictionary<long, Tally> postings
    )
    {
        var board = Tally.Sum(postings.Values);
        if (board.People < threshold)
        {
            return null;
        }

        var shown = board.IsSingle ? ShownOfOne(board) : ShownOfSeveral(board);
        return new Release(
            question,
            period,
            board,
            shown,
            shown.Count == 0 ? new Dictionary<long, Tally>() : Postings(board, postings, shown)
        );
    }

    /// <summary>
    /// One option each: the counts add up, so the smallest one that could be shown is held back beside those that are too small;
    /// any of them may be it.
    /// </summary>
    private HashSet<string> ShownOfOne(Tally board)
    {
        var large = board.Counts.Where(c => c.Value >= threshold).ToList();
        if (board.Counts.Count == 1 || large.Count == 0)
        {
            return [];
        }

        return large.Count == board.Counts.Count ? Names(large) : Names(AboveTheSmallest(large));
    }

    /// <summary>
    /// Any number of options: the counts do not add up, but each comes with the count of those who did not choose it; and where
    /// the shown ones cannot be everybody's, the others must make up for it.
    /// </summary>
    private HashSet<string> ShownOfSeveral(Tally board)
    {
        var apt = board
            .Counts.Where(c => c.Value >= threshold && board.People - c.Value >= threshold)
            .ToList();
        return apt.Sum(c => c.Value) >= board.People ? Names(apt) : Names(AboveTheSmallest(apt));
    }

    /// <summary>
    /// The postings that are shown by themselves: the largest ones, as many as are all harmless and leave a rest that is. Which
    /// of them comes next is told by their size, which is no secret, and not by what people answered.
    /// </summary>
    private Dictionary<long, Tally> Postings(
        Tally board,
        IReadOnlyDictionary<long, Tally> postings,
        HashSet<string> shown
    )
    {
        var left = postings.OrderByDescending(p => p.Value.People).ToList();
        var taken = new Dictionary<long, Tally>();
        var best = new Dictionary<long, Tally>();
        foreach (var size in left.GroupBy(p => p.Value.People).ToList())
        {
            if (!size.All(p => IsHarmless(p.Value, board.IsSingle, shown)))
            {
                break;
            }

            foreach (var (posting, tally) in size)
            {
                taken.Add(posting, tally);
            }

            var rest = Tally.Sum(left.Skip(taken.Count).Select(p => p.Value));
            if (rest.People == 0 || IsHarmless(rest, board.IsSingle, shown))
            {
                best = new Dictionary<long, Tally>(taken);
            }
        }

        return best;
    }

    private bool IsHarmless(Tally part, bool isSingle, HashSet<string> shown)
    {
        var counts = shown.Select(option => part[option]).ToList();
        var unseen = Math.Max(0, part.People - counts.Sum());
        if (part.People < threshold || IsSmall(unseen) || counts.Exists(IsSmall))
        {
            return false;
        }

        // That all of them are alike would say of everybody what they chose.
        return isSingle
            ? counts.Append(unseen).Count(c => c > 0) > 1
            : counts.TrueForAll(c => c == 0 || part.People - c >= threshold);
    }

    private bool IsSmall(int count) => count > 0 && count < threshold;

    private static IEnumerable<KeyValuePair<string, int>> AboveTheSmallest(
        List<KeyValuePair<string, int>> counts
    )
    {
        var smallest = counts.Select(c => c.Value).DefaultIfEmpty().Min();
        return counts.Where(c => c.Value > smallest);
    }

    private static HashSet<string> Names(IEnumerable<KeyValuePair<string, int>> counts) =>
        counts.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
}
