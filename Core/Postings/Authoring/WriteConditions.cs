namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>
/// What must hold of the stored version for a write to happen: the headers <c>If-Match</c> and <c>If-None-Match</c>
/// (RFC 9110, 13.1).
/// </summary>
public sealed record WriteConditions
{
    private const string Any = "*";

    private readonly IReadOnlyList<string>? _match;
    private readonly IReadOnlyList<string>? _noneMatch;

    private WriteConditions(IReadOnlyList<string>? match, IReadOnlyList<string>? noneMatch) =>
        (_match, _noneMatch) = (match, noneMatch);

    public static WriteConditions None { get; } = new(null, null);

    /// <summary>Nothing may be there yet.</summary>
    public static WriteConditions IsNew { get; } = new(null, [Any]);

    /// <param name="ifMatch">The header as it came; null where there was none.</param>
    /// <param name="ifNoneMatch">The header as it came; null where there was none.</param>
    public static WriteConditions Of(string? ifMatch, string? ifNoneMatch) =>
        new(
            // A weak tag names no version that could be replaced.
            Tags(ifMatch)?.Where(t => !IsWeak(t)).Select(Bare).ToArray(),
            Tags(ifNoneMatch)?.Select(Bare).ToArray()
        );

    /// <summary>Why the write must not happen; null where it may.</summary>
    /// <param name="tag">The stored version's tag; null where there is none.</param>
    public Problem? Refusal(string? tag)
    {
        if (_match is not null && (tag is null || !Names(_match, tag)))
        {
            return tag is null ? AuthoringProblems.NothingToReplace : AuthoringProblems.Changed;
        }

        return _noneMatch is not null && tag is not null && Names(_noneMatch, tag)
            ? AuthoringProblems.AlreadyThere
            : null;
    }

    private static bool Names(IReadOnlyList<string> tags, string tag) =>
        tags.Contains(Any, StringComparer.Ordinal) || tags.Contains(tag, StringComparer.Ordinal);

    private static string[]? Tags(string? header) =>
        header?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool IsWeak(string tag) => tag.StartsWith("W/", StringComparison.Ordinal);

    // Some clients leave the quotes out.
    private static string Bare(string tag) => (IsWeak(tag) ? tag[2..] : tag).Trim('"');
}
