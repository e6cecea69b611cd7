using ApplyFunctions.Core.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Search;
using Lucene.Net.Search.Highlight;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Finds the places of a text for which it was found. They are given as pieces, never as markup.</summary>
internal sealed class LuceneHighlighter(Analyzer analyzer)
{
    private const int FragmentLength = 160;
    private const int MostFragments = 3;

    // What comes after is found, but not shown.
    private const int MostCharacters = 100_000;

    // What is no character in any text (https://www.unicode.org/faq/private_use.html#noncharacters).
    private const char Begin = '\uFDD0';
    private const char End = '\uFDD1';

    public IReadOnlyList<Fragment> Highlight(Query query, string field, string text)
    {
        var clean = text.Replace(Begin, ' ').Replace(End, ' ');
        var scorer = new QueryScorer(query, field);
        var highlighter = new Highlighter(new Markers(), scorer)
        {
            TextFragmenter = new SimpleSpanFragmenter(scorer, FragmentLength),
            MaxDocCharsToAnalyze = MostCharacters,
        };
        using var stream = analyzer.GetTokenStream(field, clean);
        return
        [
            .. highlighter
                .GetBestTextFragments(stream, clean, mergeContiguousFragments: false, MostFragments)
                .Where(f => f is { Score: > 0 })
                .Select(f => new Fragment([.. Parts(f.ToString()!.Trim())])),
        ];
    }

    private static IEnumerable<FragmentPart> Parts(string marked)
    {
        var at = 0;
        while (at < marked.Length)
        {
            var isMatch = marked[at] == Begin;
            var from = isMatch ? at + 1 : at;
            var to = marked.IndexOf(isMatch ? End : Begin, from);
            to = to < 0 ? marked.Length : to;
            if (to > from)
            {
                yield return new FragmentPart(marked[from..to], isMatch);
            }

            at = isMatch ? to + 1 : to;
        }
    }

    private sealed class Markers : IFormatter
    {
        public string HighlightTerm(string originalText, TokenGroup tokenGroup) =>
            tokenGroup.TotalScore > 0 ? $"{Begin}{originalText}{End}" : originalText;
    }
}
