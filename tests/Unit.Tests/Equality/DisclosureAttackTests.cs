using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Equality;

/// <summary>
/// An attacker who knows the rules, knows how many people applied to each posting, and can count through everything that they
/// can have answered: of all answers that lead to the very same reports, a small count must be zero or large in some.
/// </summary>
public sealed class DisclosureAttackTests
{
    private static readonly string[] TwoOptions = ["A", "B"];
    private static readonly string[] ThreeOptions = ["A", "B", "C"];
    private static readonly string[] Several = ["A", "B", "AB"];

    // Who declines to answer chooses nothing else.
    private static readonly string[] OrDeclined = ["A", "B", "AB", "D"];

    [Theory]
    [InlineData(3, 14)]
    [InlineData(5, 24)]
    public void One_posting_with_one_choice_of_many(int threshold, int most)
    {
        Attack(["A", "B"], threshold, [most]);
        Attack(["A", "B", "C"], threshold, [most]);
        Attack(["A", "B", "C", "D"], threshold, [most]);
    }

    [Theory]
    [InlineData(3, 14)]
    [InlineData(5, 20)]
    public void One_posting_with_any_number_of_choices(int threshold, int most)
    {
        Attack(Several, threshold, [most]);
        Attack(OrDeclined, threshold, [most]);
    }

    [Fact]
    public void Two_postings_with_one_choice_of_two() => Attack(TwoOptions, 3, [16, 16]);

    [Fact]
    public void Two_postings_with_one_choice_of_three() => Attack(ThreeOptions, 3, [11, 11]);

    [Fact]
    public void Three_postings_with_one_choice_of_two() => Attack(TwoOptions, 3, [11, 11, 11]);

    [Fact]
    public void Two_postings_with_any_number_of_choices() => Attack(Several, 3, [10, 10]);

    [Fact]
    public void Two_postings_where_some_decline() => Attack(OrDeclined, 2, [7, 7]);

    /// <param name="most">The most people that apply to each posting; all smaller numbers are tried too.</param>
    private static void Attack(IReadOnlyList<string> kinds, int threshold, int[] most)
    {
        foreach (var people in Smaller(most))
        {
            foreach (
                var alike in Answers
                    .All(kinds, people)
                    .GroupBy(a => a.Published(threshold), StringComparer.Ordinal)
            )
            {
                Leak([.. alike], threshold)
                    .Should()
                    .BeNull($"{string.Join('+', people)} people are published as {alike.Key}");
            }
        }
    }

    private static string? Leak(List<Answers> alike, int threshold)
    {
        var postings = alike[0].Postings.Length;
        foreach (var option in alike[0].Options)
        {
            var cells = Enumerable
                .Range(0, postings)
                .Select(p =>
                    (Name: $"{option} at {p}", Count: (Func<Answers, int>)(a => a.Count(p, option)))
                )
                .Append(
                    ($"{option}", a => Enumerable.Range(0, postings).Sum(p => a.Count(p, option)))
                );
            foreach (var (name, count) in cells)
            {
                var possible = alike.Select(count).Distinct().Order().ToList();
                if (possible.TrueForAll(c => c > 0 && c < threshold))
                {
                    return $"{name} is {string.Join(" or ", possible)}";
                }
            }
        }

        return null;
    }

    // Postings are alike, so the larger ones come last.
    private static IEnumerable<int[]> Smaller(int[] most) =>
        most.Aggregate(
            (IEnumerable<int[]>)
                [
                    [],
                ],
            (before, limit) =>
                before.SelectMany(b =>
                    Enumerable
                        .Range(0, limit + 1)
                        .Where(next => b.Length == 0 || b[^1] <= next)
                        .Select(next => (int[])[.. b, next])
                )
        );
}
