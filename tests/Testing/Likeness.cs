using System.Text;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Testing;

/// <summary>How much of a text is in another: all figures are shares from 0 to 1.</summary>
/// <param name="Recall">Words of the truth that were found.</param>
/// <param name="Precision">Found words that are in the truth.</param>
/// <param name="PairRecall">Pairs of neighbouring words of the truth that are neighbours in what was found.</param>
/// <param name="Order">
/// Of the words that stand exactly once in both texts: the longest run of them, with gaps, that keeps the truth's
/// order.
/// </param>
public sealed partial record Likeness(
    double Recall,
    double Precision,
    double PairRecall,
    double Order
)
{
    public static Likeness Of(string found, string truth)
    {
        var (words, wanted) = (Words(found), Words(truth));
        var common = Common(words, wanted);
        var pairs = Common(Pairs(words), Pairs(wanted));
        return new(
            Share(common, wanted.Length),
            Share(common, words.Length),
            Share(pairs, wanted.Length - 1),
            InOrder(words, wanted)
        );
    }

    private static string[] Words(string text) =>
        [
            .. Word()
                .Matches(text.Normalize(NormalizationForm.FormKC).ToUpperInvariant())
                .Select(match => match.Value),
        ];

    private static (string, string)[] Pairs(string[] words) =>
        [.. words.Zip(words.Skip(1), (first, second) => (first, second))];

    private static int Common<T>(T[] some, T[] others)
        where T : notnull
    {
        var left = others.CountBy(word => word).ToDictionary();
        return some.Count(word =>
            left.TryGetValue(word, out var count) && (left[word] = count - 1) >= 0
        );
    }

    private static double InOrder(string[] words, string[] truth)
    {
        var places = Once(truth);
        var found = Once(words)
            .OrderBy(word => word.Value)
            .Where(word => places.ContainsKey(word.Key))
            .Select(word => places[word.Key]);
        var ends = new List<int>();
        var count = 0;
        foreach (var place in found)
        {
            var at = ends.BinarySearch(place);
            if (~at == ends.Count)
            {
                ends.Add(place);
            }
            else
            {
                ends[~at] = place;
            }

            count++;
        }

        return Share(ends.Count, count);
    }

    private static Dictionary<string, int> Once(string[] words) =>
        words
            .Select((word, place) => (word, place))
            .GroupBy(item => item.word, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First().place, StringComparer.Ordinal);

    private static double Share(int part, int whole) => whole <= 0 ? 1 : part / (double)whole;

    // What is written without spaces is compared by its characters: Chinese and Japanese, and with them Korean.
    [GeneratedRegex(
        @"[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsHangulSyllables}]|[\p{L}\p{M}\p{N}_-[\p{IsCJKUnifiedIdeographs}\p{IsHiragana}\p{IsKatakana}\p{IsHangulSyllables}]]+",
        RegexOptions.None,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Word();
}
