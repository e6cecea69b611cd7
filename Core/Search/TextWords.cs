using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Core.Search;

/// <summary>The words for what became of reading a file.</summary>
public static class TextWords
{
    /// <summary>While nothing was read.</summary>
    public const string None = "none";

    public static IReadOnlyList<string> All { get; } =
    [.. Enum.GetValues<TextOutcome>().Select(outcome => Of(outcome)), None];

    /// <param name="outcome">Null while nothing was read.</param>
    public static string Of(TextOutcome? outcome) => outcome?.ToString().ToLowerInvariant() ?? None;

    internal static IReadOnlyList<TextWord> Of(StoredApplication application) =>
        [
            .. application.Files.Select(file => new TextWord(
                file.Record.Field,
                Of(file.Text?.Outcome)
            )
            {
                Scan = file.Scan,
            }),
        ];
}
