using System.Globalization;
using ApplyFunctions.Core.Equality.Reports;

namespace ApplyFunctions.Unit.Tests.Equality;

/// <summary>
/// The answers to one question in one quarter: for each posting, how many people gave each answer. An answer is a set of options,
/// written as letters, so <c>AB</c> chose two.
/// </summary>
internal sealed record Answers(IReadOnlyList<string> Kinds, int[][] Postings)
{
    public static readonly EqualityPeriod Quarter = new(2026, 2);

    public IEnumerable<char> Options => Kinds.SelectMany(kind => kind).Distinct().Order();

    public int People(int posting) => Postings[posting].Sum();

    public int Count(int posting, char option) =>
        Kinds.Select((kind, i) => kind.Contains(option) ? Postings[posting][i] : 0).Sum();

    public Dictionary<long, Tally> Tallies()
    {
        var tallies = new Dictionary<long, Tally>();
        for (var posting = 0; posting < Postings.Length; posting++)
        {
            var tally = new Tally();
            for (var kind = 0; kind < Kinds.Count; kind++)
            {
                var options = Kinds[kind].Select(o => o.ToString()).ToList();
                for (var person = 0; person < Postings[posting][kind]; person++)
                {
                    tally.Add(options);
                }
            }

            tallies[posting] = tally;
        }

        return tallies;
    }

    /// <summary>All that any report says of them.</summary>
    public string Published(int threshold)
    {
        var release = new DisclosureControl(threshold).Judge("q", Quarter, Tallies());
        var question = new EqualityQuestion(
            "q",
            "q",
            Kinds.All(kind => kind.Length == 1),
            [.. Options.Select(o => (o.ToString(), o.ToString()))]
        );
        return string.Join(
            ' ',
            Enumerable
                .Range(-1, Postings.Length + 1)
                .Select(posting =>
                    Text(
                        ReportSum.Of(
                            question,
                            posting < 0 ? null : posting,
                            release is null ? [] : [release]
                        )
                    )
                )
        );
    }

    private static string Text(QuestionReport report) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{report.People}:{string.Join(',', report.Options.Select(o => o.Count))}"
        );

    /// <summary>All ways in which postings with so many people can have answered.</summary>
    public static IEnumerable<Answers> All(IReadOnlyList<string> kinds, IReadOnlyList<int> people)
    {
        var ways = people.Select(p => Split(p, kinds.Count).ToList()).ToList();
        return Product(ways, 0).Select(postings => new Answers(kinds, [.. postings]));
    }

    private static IEnumerable<IEnumerable<int[]>> Product(List<List<int[]>> ways, int from) =>
        from == ways.Count
            ?
            [
                [],
            ]
            : ways[from]
                .SelectMany(way => Product(ways, from + 1).Select(rest => rest.Prepend(way)));

    private static IEnumerable<int[]> Split(int people, int parts) =>
        parts == 1
            ?
            [
                [people],
            ]
            : Enumerable
                .Range(0, people + 1)
                .SelectMany(first =>
                    Split(people - first, parts - 1).Select(rest => (int[])[first, .. rest])
                );
}
