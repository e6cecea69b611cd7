using System.Collections.Frozen;

namespace ApplyFunctions.Core.Applications;

/// <summary>The words for stages, in bodies, addresses and files.</summary>
public static class Stages
{
    private static readonly FrozenDictionary<string, Stage> ByWord = Enum.GetValues<Stage>()
        .ToFrozenDictionary(stage => stage.Word(), StringComparer.Ordinal);

    public static IReadOnlyList<Stage> All { get; } = Enum.GetValues<Stage>();

    public static string Word(this Stage stage) => stage.ToString().ToLowerInvariant();

    /// <summary>Null for a word that is none.</summary>
    public static Stage? Of(string? word) =>
        word is not null && ByWord.TryGetValue(word, out var stage) ? stage : null;
}
