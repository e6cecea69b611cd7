using System.Diagnostics.CodeAnalysis;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Reads what recruiters type: words, all of which are meant; <c>"side by side"</c>; <c>begin*</c>; <c>nearly~</c>; <c>AND</c>,
/// <c>OR</c>, <c>NOT</c> or <c>-word</c>; parentheses; <c>name:</c>, <c>email:</c>, <c>text:</c>, <c>answer:</c>, <c>posting:</c>. All
/// other characters are text, so <c>C++</c> and <c>https://example.com</c> can be looked for as they are.
/// </summary>
public sealed class SearchQuery
{
    /// <summary>Characters.</summary>
    public const int LongestQuery = 500;

    /// <summary>Words and phrases.</summary>
    public const int MostWords = 50;

    /// <summary>Of <c>begin*</c> and <c>nearly~</c>, each of which stands for many words.</summary>
    public const int MostOpenWords = 10;

    /// <summary>Letters and digits that stand before a <c>*</c>.</summary>
    public const int ShortestPrefix = 2;

    /// <summary>Letters and digits that stand before a <c>~</c>.</summary>
    public const int ShortestFuzzy = 3;

    /// <summary>Parentheses within one another.</summary>
    public const int DeepestGroup = 10;

    private readonly List<SearchToken> _tokens;
    private int _at;
    private int _depth;

    private SearchQuery(List<SearchToken> tokens) => _tokens = tokens;

    /// <summary>What is looked for, null for everything; or why it cannot be read.</summary>
    public static (SearchNode? Query, Problem? Problem) Read(string? text)
    {
        if (text?.Length > LongestQuery)
        {
            return (null, SearchProblems.TooLong);
        }

        try
        {
            return (new SearchQuery(SearchToken.Split(text ?? "")).Whole(), null);
        }
        catch (SearchFault fault)
        {
            return (null, SearchProblems.Malformed(fault.Message));
        }
    }

    private SearchNode? Whole()
    {
        var open = _tokens.Count(t => t.Kind is SearchTokenKind.Prefix or SearchTokenKind.Fuzzy);
        if (open > MostOpenWords)
        {
            throw new SearchFault(
                $"The query has more than {MostOpenWords} words with * or ~. Use fewer of them."
            );
        }

        if (_tokens.Count(t => t.IsOfText) > MostWords)
        {
            throw new SearchFault($"The query has more than {MostWords} words. Use fewer words.");
        }

        var query = _tokens.Count == 0 ? null : Alternatives(SearchField.Any);
        return _at == _tokens.Count
            ? query
            : throw new SearchFault("A ) has no ( before it. Remove it, or add what is missing.");
    }

    private SearchNode Alternatives(SearchField field)
    {
        var parts = new List<SearchNode> { Conjunction(field) };
        while (Takes(SearchTokenKind.Or))
        {
            parts.Add(Conjunction(field));
        }

        return parts.Count == 1 ? parts[0] : new SearchNode.Any(parts);
    }

    private SearchNode Conjunction(SearchField field)
    {
        var parts = new List<SearchNode> { Operand(field) };
        while (
            Takes(SearchTokenKind.And)
            || Next() is not (null or SearchTokenKind.Or or SearchTokenKind.Close)
        )
        {
            parts.Add(Operand(field));
        }

        return parts.Count == 1 ? parts[0] : new SearchNode.All(parts);
    }

    private SearchNode Operand(SearchField field)
    {
        var negations = 0;
        while (Takes(SearchTokenKind.Not))
        {
            negations++;
        }

        var operand = Takes(SearchTokenKind.Field, out var named)
            ? Single(named.Field)
            : Single(field);
        return negations % 2 == 1 ? new SearchNode.Not(operand) : operand;
    }

    private SearchNode Single(SearchField field)
    {
        if (Takes(SearchTokenKind.Open))
        {
            if (++_depth > DeepestGroup)
            {
                throw new SearchFault(
                    $"The query has more than {DeepestGroup} parentheses within one another. Use fewer."
                );
            }

            var group = Alternatives(field);
            _depth--;
            return Takes(SearchTokenKind.Close)
                ? group
                : throw new SearchFault("A ( has no ) after it. Add one, or remove the (.");
        }

        if (_at == _tokens.Count || !_tokens[_at].IsOfText)
        {
            throw new SearchFault(
                "A word is missing beside AND, OR, NOT, a field's name or a parenthesis. Add one, or write the operator in small letters to look for it."
            );
        }

        var token = _tokens[_at++];
        return field == SearchField.Posting ? Posting(token) : token.ToNode(field);
    }

    private static SearchNode Posting(SearchToken token) =>
        token.Kind is SearchTokenKind.Word or SearchTokenKind.Phrase
        && Postings.PostingId.TryParse(token.Text, out _)
            ? new SearchNode.Word(SearchField.Posting, token.Text)
            : throw new SearchFault(
                "posting: takes the id of a posting, as in posting:5172511002. Give digits only."
            );

    private SearchTokenKind? Next() => _at < _tokens.Count ? _tokens[_at].Kind : null;

    private bool Takes(SearchTokenKind kind) => Takes(kind, out _);

    private bool Takes(SearchTokenKind kind, [NotNullWhen(true)] out SearchToken? token)
    {
        token = Next() == kind ? _tokens[_at++] : null;
        return token is not null;
    }
}

/// <summary>Why a query cannot be read, in words for who typed it.</summary>
internal sealed class SearchFault(string message) : Exception(message);
