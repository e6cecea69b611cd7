using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Which applications are meant, whatever words are in them. Each part narrows it down; of several values of one part, any will do.
/// </summary>
public sealed record SearchFilter
{
    /// <summary>Characters. What came with a longer one is found by its beginning.</summary>
    public const int LongestSource = 255;

    /// <summary>All applications.</summary>
    public static SearchFilter None { get; } = new();

    public IReadOnlyList<long> Postings { get; init; } = [];

    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>See <see cref="ApplicationRecord.Source"/>, letter by letter.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Whether it may be a program's; null where that is all the same.</summary>
    public bool? Flagged { get; init; }

    /// <summary>What became of any of its files, in the words of <see cref="TextWords"/>.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>The first moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The last moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Whether it asks for what indexes of former releases do not have.</summary>
    public bool NeedsFields =>
        Stages.Count > 0 || Sources.Count > 0 || Flagged is not null || Texts.Count > 0;

    /// <summary>Whether it is true of an application as it is kept: the index may be a moment behind.</summary>
    internal bool Matches(ApplicationRecord record, IEnumerable<TextWord> outcomes) =>
        Holds(Postings, record.Id.PostingId)
        && Holds(Stages, record.Stage)
        && (Sources.Count == 0 || (SourceOf(record) is { } source && Holds(Sources, source)))
        && (Flagged is null || Flagged == record.Flags.Count > 0)
        && (Texts.Count == 0 || outcomes.Any(outcome => Holds(Texts, outcome.Word)))
        && (From is null || record.ReceivedAt >= From)
        && (To is null || record.ReceivedAt <= To);

    /// <summary>As it is filtered by, and counted.</summary>
    internal static string? SourceOf(ApplicationRecord record) =>
        record.Source is { Length: > LongestSource } source
            ? source[..LongestSource]
            : record.Source;

    private static bool Holds<T>(IReadOnlyList<T> wanted, T value) =>
        wanted.Count == 0 || wanted.Contains(value);
}
