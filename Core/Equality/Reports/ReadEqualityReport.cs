using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>The report, or why there is none. Exactly one of the two is set.</summary>
public sealed record EqualityOutcome(EqualityReport? Report, Problem? Problem);

/// <summary>Reports how the equality questions of a board, or of one of its postings, were answered.</summary>
public sealed class ReadEqualityReport(
    ManageAccess access,
    IPostingStore postings,
    ReleasedAnswers released
)
{
    // Beyond that many postings, questions that none of the newest asks go by their ids.
    private const int MostForms = 200;

    /// <param name="posting">A posting's id; null or empty for the whole board.</param>
    /// <param name="period">As <see cref="EqualityPeriod.Parse"/> reads it; null or empty for all time.</param>
    public async Task<EqualityOutcome> ExecuteAsync(
        Author author,
        string? posting,
        string? period,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReadEqualityReports,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return Refused(refusal);
        }

        if (await postings.FindBoardAsync(author.Board, cancellationToken) is null)
        {
            return Refused(PostingProblems.BoardNotFound);
        }

        var asked = string.IsNullOrEmpty(period)
            ? EqualityPeriod.All
            : EqualityPeriod.Parse(period);
        if (asked is null || (released.IsYearly && asked.Quarter is not null))
        {
            return Refused(EqualityProblems.PeriodUnknown(released.IsYearly));
        }

        var first =
            asked.Year is null || released.IsYearly
                ? asked
                : asked with
                {
                    Quarter = asked.Quarter ?? 1,
                };
        if (asked.Year is not null && !released.IsOver(first))
        {
            return Refused(EqualityProblems.PeriodOpen(first.PublishedFrom));
        }

        if (string.IsNullOrEmpty(posting))
        {
            return await OfBoardAsync(author.Board, asked, cancellationToken);
        }

        return
            PostingId.TryParse(posting, out var id)
            && await postings.FindAsync(author.Board, id, cancellationToken) is { } found
            ? await OfPostingAsync(author.Board, found, asked, cancellationToken)
            : Refused(PostingProblems.PostingNotFound);
    }

    private async Task<EqualityOutcome> OfPostingAsync(
        string board,
        Posting posting,
        EqualityPeriod period,
        CancellationToken cancellationToken
    )
    {
        var releases = await released.ReadAsync(board, period, cancellationToken);
        var asked = EqualityQuestion
            .Of(posting)
            .DistinctBy(q => q.Question, StringComparer.Ordinal)
            .ToList();
        return Report(board, posting.Id, period, releases, asked);
    }

    private async Task<EqualityOutcome> OfBoardAsync(
        string board,
        EqualityPeriod period,
        CancellationToken cancellationToken
    )
    {
        var releases = await released.ReadAsync(board, period, cancellationToken);
        var missing = releases.Select(r => r.Question).ToHashSet(StringComparer.Ordinal);
        var known = new List<EqualityQuestion>();
        var newest = await postings.ListAsync(board, cancellationToken);
        foreach (var listed in newest.Take(MostForms).TakeWhile(_ => missing.Count > 0))
        {
            if (await postings.FindAsync(board, listed.Id, cancellationToken) is { } posting)
            {
                known.AddRange(EqualityQuestion.Of(posting).Where(q => missing.Remove(q.Question)));
            }
        }

        return Report(board, null, period, releases, known);
    }

    /// <summary>The questions that are known, and behind them those that only their answers know of.</summary>
    private EqualityOutcome Report(
        string board,
        long? posting,
        EqualityPeriod period,
        IReadOnlyList<Release> releases,
        List<EqualityQuestion> known
    )
    {
        var byQuestion = releases
            .Where(r => r.Of(posting) is not null)
            .ToLookup(r => r.Question, StringComparer.Ordinal);
        var nameless = byQuestion
            .Select(g => g.Key)
            .Except(known.Select(q => q.Question), StringComparer.Ordinal)
            .Select(id => new EqualityQuestion(id, id, IsSingle: false, []));
        return new EqualityOutcome(
            new EqualityReport(
                board,
                posting,
                period.Name,
                released.Threshold,
                [
                    .. known
                        .Concat(nameless)
                        .Select(q => ReportSum.Of(q, posting, byQuestion[q.Question])),
                ]
            ),
            Problem: null
        );
    }

    private static EqualityOutcome Refused(Problem problem) => new(null, problem);
}
