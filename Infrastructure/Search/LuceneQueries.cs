using ApplyFunctions.Core.Search;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>Makes Lucene's queries of what was read of a recruiter's.</summary>
internal sealed class LuceneQueries(Analyzer analyzer)
{
    // A word may differ in two letters, a short one in one.
    private const int LongestShortWord = 5;

    // The first letter stands: without that, every word of the index would be looked at.
    private const int FirstLetters = 1;
    private const int MostSimilarWords = 50;

    // What a word that is found in two fields counts in the second.
    private const float OtherFields = 0.1f;

    /// <summary>Null where a part holds nothing that an index could have.</summary>
    public Query? Of(SearchNode node) =>
        node switch
        {
            SearchNode.Word { Field: SearchField.Posting } word => PostingQuery(word.Text),
            SearchNode.Word word => Each(word.Field, f => SideBySide(f, word.Text)),
            SearchNode.Phrase phrase => Each(phrase.Field, f => SideBySide(f, phrase.Text)),
            SearchNode.Prefix prefix => Each(prefix.Field, f => Open(f, prefix.Text, Beginning)),
            SearchNode.Fuzzy fuzzy => Each(fuzzy.Field, f => Open(f, fuzzy.Text, Similar)),
            SearchNode.All all => Join(all.Parts),
            SearchNode.Any any => Either(any.Parts),
            SearchNode.Not not => Join([not]),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static TermQuery PostingQuery(string digits) =>
        new(new Term(IndexFields.Posting, IndexFields.Digits(long.Parse(digits, Invariant))));

    private static System.Globalization.CultureInfo Invariant =>
        System.Globalization.CultureInfo.InvariantCulture;

    private Query? Join(IReadOnlyList<SearchNode> parts)
    {
        var joined = new BooleanQuery(disableCoord: true);
        foreach (var part in parts)
        {
            var isOut = part is SearchNode.Not;
            if (Of(part is SearchNode.Not not ? not.Part : part) is { } query)
            {
                joined.Add(query, isOut ? Occur.MUST_NOT : Occur.MUST);
            }
        }

        if (joined.Clauses.Count == 0)
        {
            return null;
        }

        if (joined.Clauses.All(c => c.Occur == Occur.MUST_NOT))
        {
            joined.Add(new MatchAllDocsQuery(), Occur.MUST);
        }

        return joined;
    }

    private Query? Either(IReadOnlyList<SearchNode> parts)
    {
        var either = new BooleanQuery(disableCoord: true);
        foreach (var query in parts.Select(p => Of(p)).OfType<Query>())
        {
            either.Add(query, Occur.SHOULD);
        }

        return either.Clauses.Count == 0 ? null : either;
    }

    private static Query? Each(SearchField field, Func<string, Query?> of)
    {
        var queries = IndexFields.Of(field).Select(of).OfType<Query>().ToList();
        if (queries.Count < 2)
        {
            return queries.FirstOrDefault();
        }

        var best = new DisjunctionMaxQuery(OtherFields);
        foreach (var query in queries)
        {
            best.Add(query);
        }

        return best;
    }

    private Query? SideBySide(string field, string text)
    {
        var words = WordsOf(text);
        if (words.Count < 2)
        {
            return words.Count == 0 ? null : new TermQuery(new Term(field, words[0].Text));
        }

        var phrase = new PhraseQuery();
        foreach (var (word, position) in words)
        {
            phrase.Add(new Term(field, word), position);
        }

        return phrase;
    }

    /// <summary>Where it is several words to the index, only the last one is open.</summary>
    private Query? Open(string field, string text, Func<Term, Query> of)
    {
        var words = WordsOf(text);
        if (words.Count == 0)
        {
            return null;
        }

        var last = of(new Term(field, words[^1].Text));
        if (words.Count == 1)
        {
            return last;
        }

        var joined = new BooleanQuery(disableCoord: true) { { last, Occur.MUST } };
        foreach (var (word, _) in words.Take(words.Count - 1))
        {
            joined.Add(new TermQuery(new Term(field, word)), Occur.MUST);
        }

        return joined;
    }

    private static Query Beginning(Term term) =>
        term.Text.Length < SearchQuery.ShortestPrefix ? new TermQuery(term) : new PrefixQuery(term);

    private static FuzzyQuery Similar(Term term) =>
        new(
            term,
            term.Text.Length <= LongestShortWord ? 1 : 2,
            FirstLetters,
            MostSimilarWords,
            transpositions: true
        );

    private List<(string Text, int Position)> WordsOf(string text)
    {
        var words = new List<(string, int)>();
        using var stream = analyzer.GetTokenStream("query", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var step = stream.AddAttribute<IPositionIncrementAttribute>();
        var position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += step.PositionIncrement;
            words.Add((term.ToString()!, position));
        }

        stream.End();
        return words;
    }
}
