using System.Collections.Frozen;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// How far an application has come. Those who hire set it; a candidate only sees whether it is withdrawn.
/// </summary>
public enum Stage
{
    Received,

    /// <summary>Taken back by the candidate, and by nobody else.</summary>
    Withdrawn,

    /// <summary>Somebody reads it.</summary>
    Reviewing,

    /// <summary>The candidate is asked to talk.</summary>
    Interviewing,

    Offered,
    Hired,
    Rejected,
}

/// <summary>The words for stages, in bodies, addresses and files.</summary>
public static class Stages
{
    private static readonly FrozenDictionary<string, Stage> ByWord = Enum.GetValues<Stage>()
        .ToFrozenDictionary(stage => stage.Word(), StringComparer.Ordinal);

    /// <summary>As an application goes through them.</summary>
    public static IReadOnlyList<Stage> All { get; } =
    [
        Stage.Received,
        Stage.Reviewing,
        Stage.Interviewing,
        Stage.Offered,
        Stage.Hired,
        Stage.Rejected,
        Stage.Withdrawn,
    ];

    public static string Word(this Stage stage) => stage.ToString().ToLowerInvariant();

    /// <summary>Null for a word that is none.</summary>
    public static Stage? Of(string? word) =>
        word is not null && ByWord.TryGetValue(word, out var stage) ? stage : null;
}
