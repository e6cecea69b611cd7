using System.Runtime.CompilerServices;
using ApplyFunctions.Core.Equality.Reports;
using AwesomeAssertions;
using CsCheck;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Equality;

/// <summary>Somebody asks for all reports that there are, of the board and of each posting, of all times, and puts them together.</summary>
public sealed class ReportAttackTests
{
    private const int Threshold = 5;
    private static readonly string[] Options = ["A", "B", "C"];
    private static readonly long[] Postings = [1, 2, 3];
    private static readonly string[] Quarters = ["2025-Q4", "2026-Q1", "2026-Q2"];
    private static readonly string[] Months = ["2025-11", "2026-01", "2026-06"];
    private static readonly string[] Periods = ["all", "2025", "2026", .. Quarters];

    // Many small counts, and some that are large enough to be shown.
    private static readonly Gen<int[]> Data = Gen.Frequency(
        (2, Gen.Int[0, 9]),
        (2, Gen.Int[10, 30]),
        (1, Gen.Const(0))
    ).Array[Postings.Length * Quarters.Length * Options.Length];

    [Theory]
    [InlineData(EqualityReportOptions.Quarterly)]
    [InlineData(EqualityReportOptions.Yearly)]
    public void No_small_count_comes_out(string release) =>
        Data.Sample(data => LeakOf(data, All(data, release).AsTask().Result) is null, iter: 200);

    [Fact]
    public void Small_counts_come_out_where_they_alone_are_hidden()
    {
        var leaks = 0;
        Data.Sample(
            data =>
            {
                if (LeakOf(data, OnlySmallHidden(data)) is not null)
                {
                    Interlocked.Increment(ref leaks);
                }
            },
            iter: 20
        );

        leaks.Should().BeGreaterThan(10);
    }

    [Fact]
    public void Reports_do_show_something()
    {
        var shown = 0;
        Data.Sample(
            data =>
                Interlocked.Add(
                    ref shown,
                    All(data, EqualityReportOptions.Quarterly)
                        .AsTask()
                        .Result.Sum(r => r.Report.Options.Count(o => o.Count > 0))
                ),
            iter: 50
        );

        shown.Should().BeGreaterThan(500);
    }

    private static int At(int[] data, int posting, int quarter, int option) =>
        data[(((posting * Quarters.Length) + quarter) * Options.Length) + option];

    private static string? LeakOf(
        int[] data,
        IEnumerable<(long? Posting, QuestionReport Report)> reports
    )
    {
        var attacker = new LinearAttacker();
        foreach (var quarter in Quarters)
        {
            foreach (var option in Options)
            {
                attacker.Learn(
                    Postings.Select(p => Cell(p, quarter, option)),
                    0,
                    minus: Cell(null, quarter, option)
                );
            }
        }

        foreach (var (posting, report) in reports.Where(r => r.Report.People is not null))
        {
            attacker.Learn(
                Within(report).SelectMany(q => Options.Select(o => Cell(posting, q, o))),
                report.People!.Value
            );
            foreach (var option in report.Options.Where(o => o.Count is not null))
            {
                attacker.Learn(
                    Within(report).Select(q => Cell(posting, q, option.Option)),
                    option.Count!.Value
                );
            }
        }

        attacker.Think();
        return Enumerable
            .Range(0, Quarters.Length)
            .SelectMany(q =>
                Options.SelectMany(o =>
                    Postings.Select(p => (long?)p).Append(null).Select(p => Cell(p, Quarters[q], o))
                )
            )
            .FirstOrDefault(cell => attacker.Bounds(cell) is (> 0, < Threshold));
    }

    private static IEnumerable<string> Within(QuestionReport report) =>
        Quarters.Where(q => report.Periods.Any(p => q.StartsWith(p, StringComparison.Ordinal)));

    private static string Cell(long? posting, string quarter, string option) =>
        $"{posting} {quarter} {option}";

    private static async ValueTask<List<(long? Posting, QuestionReport Report)>> All(
        int[] data,
        string release
    )
    {
        var released = new ReleasedAnswers(
            new Stored(data),
            Microsoft.Extensions.Options.Options.Create(
                new EqualityReportOptions { Threshold = Threshold, Release = release }
            ),
            new Later()
        );
        var question = new EqualityQuestion("q", "q", true, [.. Options.Select(o => (o, o))]);
        var reports = new List<(long?, QuestionReport)>();
        foreach (var period in Periods)
        {
            var releases = await released.ReadAsync(
                "b",
                EqualityPeriod.Parse(period)!,
                CancellationToken.None
            );
            reports.AddRange(
                Postings
                    .Select(p => (long?)p)
                    .Append(null)
                    .Select(p => (p, ReportSum.Of(question, p, releases)))
            );
        }

        return reports;
    }

    private static IEnumerable<(long? Posting, QuestionReport Report)> OnlySmallHidden(
        int[] data
    ) =>
        Enumerable
            .Range(0, Quarters.Length)
            .SelectMany(q =>
                Enumerable
                    .Range(-1, Postings.Length + 1)
                    .Select(p =>
                    {
                        var counts = Options
                            .Select(
                                (_, o) =>
                                    Postings
                                        .Select((_, i) => p < 0 || p == i ? At(data, i, q, o) : 0)
                                        .Sum()
                            )
                            .ToList();
                        return (
                            p < 0 ? (long?)null : Postings[p],
                            new QuestionReport(
                                "q",
                                "q",
                                counts.Sum(),
                                [Quarters[q]],
                                [
                                    .. Options.Select(
                                        (o, i) =>
                                            new OptionReport(
                                                o,
                                                o,
                                                counts[i] is > 0 and < Threshold ? null : counts[i]
                                            )
                                    ),
                                ]
                            )
                        );
                    })
            );

    private sealed class Later : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2027, 6, 1, 0, 0, 0, TimeSpan.Zero);
    }

    private sealed class Stored(int[] data) : IEqualityAnswers
    {
        public async IAsyncEnumerable<CountedAnswer> ReadAsync(
            string board,
            (string First, string Last) months,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            await Task.CompletedTask;
            for (var i = 0; i < data.Length; i++)
            {
                var (rest, option) = Math.DivRem(i, Options.Length);
                var (posting, quarter) = Math.DivRem(rest, Quarters.Length);
                var isAsked =
                    string.CompareOrdinal(Months[quarter], months.First) >= 0
                    && string.CompareOrdinal(Months[quarter], months.Last) <= 0;
                for (var person = 0; isAsked && person < data[i]; person++)
                {
                    yield return new CountedAnswer(
                        Postings[posting],
                        Months[quarter],
                        "q",
                        [Options[option]]
                    );
                }
            }
        }
    }
}
