using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>What of a board's answers is published by now.</summary>
public sealed class ReleasedAnswers(
    IEqualityAnswers answers,
    IOptions<EqualityReportOptions> options,
    TimeProvider time
)
{
    private readonly DisclosureControl _control = new(options.Value.Threshold);

    public int Threshold => options.Value.Threshold;

    public bool IsYearly => options.Value.Release == EqualityReportOptions.Yearly;

    /// <summary>Whether answers of that time are published, if there are any.</summary>
    public bool IsOver(EqualityPeriod period) => time.GetUtcNow() >= period.PublishedFrom;

    /// <summary>All that is published of a period, by question and time.</summary>
    public async Task<IReadOnlyList<Release>> ReadAsync(
        string board,
        EqualityPeriod period,
        CancellationToken cancellationToken
    )
    {
        var tallies =
            new Dictionary<(string Question, EqualityPeriod Period), Dictionary<long, Tally>>();
        await foreach (var answer in answers.ReadAsync(board, period.Months, cancellationToken))
        {
            // Of a release that is only partly in the period, the part would be a release of its own.
            if (
                ReleaseOf(answer.Month) is not { } release
                || !period.Contains(release)
                || !IsOver(release)
            )
            {
                continue;
            }

            var postings = At(tallies, (answer.Question, release));
            At(postings, answer.PostingId).Add(answer.Options);
        }

        return
        [
            .. tallies
                .Select(t => _control.Judge(t.Key.Question, t.Key.Period, t.Value))
                .OfType<Release>()
                .OrderBy(r => r.Question, StringComparer.Ordinal)
                .ThenBy(r => r.Period.Name, StringComparer.Ordinal),
        ];
    }

    private EqualityPeriod? ReleaseOf(string month) =>
        EqualityPeriod.QuarterOf(month) is not { } quarter ? null
        : IsYearly ? quarter with { Quarter = null }
        : quarter;

    private static TValue At<TKey, TValue>(Dictionary<TKey, TValue> values, TKey key)
        where TKey : notnull
        where TValue : new() =>
        values.TryGetValue(key, out var value) ? value : values[key] = new TValue();
}
