using System.Diagnostics;

namespace ApplyFunctions.Core.Search;

internal enum SearchTokenKind
{
    Word,
    Phrase,
    Prefix,
    Fuzzy,
    Field,
    And,
    Or,
    Not,
    Open,
    Close,
}

/// <summary>A word of a query, or what joins words.</summary>
internal sealed record SearchToken(
    SearchTokenKind Kind,
    string Text = "",
    SearchField Field = SearchField.Any
)
{
    private static readonly (string Name, SearchField Field)[] Fields =
    [
        ("name:", SearchField.Name),
        ("email:", SearchField.Email),
        ("text:", SearchField.Text),
        ("answer:", SearchField.Answer),
        ("posting:", SearchField.Posting),
    ];

    public bool IsOfText =>
        Kind
            is SearchTokenKind.Word
                or SearchTokenKind.Phrase
                or SearchTokenKind.Prefix
                or SearchTokenKind.Fuzzy;

    /// <exception cref="SearchFault">The query cannot be read.</exception>
    public static List<SearchToken> Split(string query)
    {
        var tokens = new List<SearchToken>();
        var at = 0;
        while (at < query.Length)
        {
            var c = query[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                at++;
            }
            else if (c is '(' or ')')
            {
                tokens.Add(new(c == '(' ? SearchTokenKind.Open : SearchTokenKind.Close));
                at++;
            }
            else if (IsQuote(c))
            {
                at = Phrase(query, at + 1, tokens);
            }
            else if (FieldAt(query, at) is var (name, field))
            {
                tokens.Add(new(SearchTokenKind.Field, name, field));
                at += name.Length;
            }
            else if (c == '-' && BeginsOperand(query, at))
            {
                tokens.Add(new(SearchTokenKind.Not));
                at++;
            }
            else
            {
                at = Word(query, at, tokens);
            }
        }

        return tokens;
    }

    public SearchNode ToNode(SearchField field) =>
        Kind switch
        {
            SearchTokenKind.Word => new SearchNode.Word(field, Text),
            SearchTokenKind.Phrase => new SearchNode.Phrase(field, Text),
            SearchTokenKind.Prefix => new SearchNode.Prefix(field, Text),
            SearchTokenKind.Fuzzy => new SearchNode.Fuzzy(field, Text),
            _ => throw new UnreachableException(),
        };

    // Word processors and phones write the curly ones.
    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„';

    private static bool IsEnd(char c) => char.IsWhiteSpace(c) || c is '(' or ')' || IsQuote(c);

    private static bool BeginsOperand(string query, int at) =>
        (at == 0 || IsEnd(query[at - 1]) || query[at - 1] == ':')
        && at + 1 < query.Length
        && (char.IsLetterOrDigit(query[at + 1]) || query[at + 1] == '(' || IsQuote(query[at + 1]));

    private static (string Name, SearchField Field)? FieldAt(string query, int at)
    {
        foreach (var (name, field) in Fields)
        {
            var end = at + name.Length;
            if (
                string.Compare(query, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase)
                    == 0
                && end < query.Length
                && query[end] != ':'
                && query[end] != '/'
            )
            {
                return (name, field);
            }
        }

        return null;
    }

    private static int Phrase(string query, int at, List<SearchToken> tokens)
    {
        var end = at;
        while (end < query.Length && !IsQuote(query[end]))
        {
            end++;
        }

        if (end == query.Length)
        {
            throw new SearchFault("A \" has no other \" after it. Add one, or remove it.");
        }

        if (query.AsSpan(at, end - at).IndexOf('*') >= 0)
        {
            throw new SearchFault("A * within quotes stands for nothing. Remove it.");
        }

        AddText(tokens, SearchTokenKind.Phrase, query[at..end]);
        return end + 1;
    }

    private static int Word(string query, int at, List<SearchToken> tokens)
    {
        var end = at;
        while (end < query.Length && !IsEnd(query[end]))
        {
            end++;
        }

        var word = query[at..end];
        switch (word)
        {
            case "AND" or "&&":
                tokens.Add(new(SearchTokenKind.And));
                break;
            case "OR" or "||":
                tokens.Add(new(SearchTokenKind.Or));
                break;
            case "NOT":
                tokens.Add(new(SearchTokenKind.Not));
                break;
            default:
                AddWord(tokens, word);
                break;
        }

        return end;
    }

    private static void AddWord(List<SearchToken> tokens, string word)
    {
        var bare = word.TrimEnd('*');
        if (bare.Contains('*', StringComparison.Ordinal))
        {
            throw new SearchFault(
                "A * can only stand at the end of a word, as in develop*. Remove the others."
            );
        }

        if (bare.Length < word.Length)
        {
            AddOpen(tokens, SearchTokenKind.Prefix, bare, SearchQuery.ShortestPrefix, '*');
        }
        else if (word.Length > 1 && word[^1] == '~')
        {
            AddOpen(
                tokens,
                SearchTokenKind.Fuzzy,
                word.TrimEnd('~'),
                SearchQuery.ShortestFuzzy,
                '~'
            );
        }
        else
        {
            AddText(tokens, SearchTokenKind.Word, word);
        }
    }

    private static void AddOpen(
        List<SearchToken> tokens,
        SearchTokenKind kind,
        string text,
        int shortest,
        char sign
    )
    {
        if (text.EnumerateRunes().Count(System.Text.Rune.IsLetterOrDigit) < shortest)
        {
            throw new SearchFault(
                $"At least {shortest} letters or digits have to stand before a {sign}. Write more of the word."
            );
        }

        tokens.Add(new(kind, text));
    }

    /// <summary>What has no letter and no digit is in no index, and so is not looked for.</summary>
    private static void AddText(List<SearchToken> tokens, SearchTokenKind kind, string text)
    {
        if (text.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit))
        {
            tokens.Add(new(kind, text));
        }
    }
}
