namespace ApplyFunctions.Core.Search;

/// <summary>Where words are looked for.</summary>
public enum SearchField
{
    /// <summary>In names, addresses, answers and texts.</summary>
    Any,
    Name,
    Email,

    /// <summary>In the texts of files.</summary>
    Text,

    /// <summary>In what was answered to questions, and in schools, jobs and places.</summary>
    Answer,

    /// <summary>The id of the posting, whole.</summary>
    Posting,
}

/// <summary>What is looked for, as <see cref="SearchQuery"/> reads it.</summary>
public abstract record SearchNode
{
    private SearchNode() { }

    /// <summary>A word; where it is more than one to the index (an address), they stand side by side.</summary>
    public sealed record Word(SearchField Field, string Text) : SearchNode;

    /// <summary>Words side by side.</summary>
    public sealed record Phrase(SearchField Field, string Text) : SearchNode;

    /// <summary>Words that begin so.</summary>
    public sealed record Prefix(SearchField Field, string Text) : SearchNode;

    /// <summary>Words that are nearly so.</summary>
    public sealed record Fuzzy(SearchField Field, string Text) : SearchNode;

    public sealed record All(IReadOnlyList<SearchNode> Parts) : SearchNode;

    public sealed record Any(IReadOnlyList<SearchNode> Parts) : SearchNode;

    public sealed record Not(SearchNode Part) : SearchNode;
}
