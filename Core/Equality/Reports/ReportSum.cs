namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>Adds up what is published.</summary>
public static class ReportSum
{
    /// <param name="posting">Null for the whole board.</param>
    /// <param name="releases">Of this question, in the order of time.</param>
    public static QuestionReport Of(
        EqualityQuestion question,
        long? posting,
        IEnumerable<Release> releases
    )
    {
        var parts = releases
            .Select(release => (Release: release, Tally: release.Of(posting)))
            .Where(part => part.Tally is not null)
            .Select(part => (part.Release, Tally: part.Tally!))
            .ToList();
        var labels = question
            .Options.DistinctBy(o => o.Option, StringComparer.Ordinal)
            .ToDictionary(o => o.Option, o => o.Label, StringComparer.Ordinal);
        var options = question
            .Options.Select(o => o.Option)
            .Concat(parts.SelectMany(p => p.Release.Shown).Order(StringComparer.Ordinal))
            .Distinct(StringComparer.Ordinal);
        return new QuestionReport(
            question.Question,
            question.Label,
            parts.Count == 0 ? null : parts.Sum(p => p.Tally.People),
            [.. parts.Select(p => p.Release.Period.Name)],
            [
                .. options.Select(option => new OptionReport(
                    option,
                    labels.GetValueOrDefault(option, option),
                    Sum(parts.Select(p => p.Release.CountOf(option, p.Tally, question.IsSingle)))
                )),
            ]
        );
    }

    /// <summary>Null where there is nothing, or a part is not shown.</summary>
    private static int? Sum(IEnumerable<int?> counts) =>
        counts.ToList() is [_, ..] all && all.TrueForAll(c => c is not null) ? all.Sum() : null;
}
