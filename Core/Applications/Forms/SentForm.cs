using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>What a form came with, to fill it in again where it has to be corrected.</summary>
/// <param name="FileNames">Of the files that were attached, by field. Their content is gone: no page can attach them.</param>
public sealed record SentForm(JsonObject Values, IReadOnlyDictionary<string, string> FileNames)
{
    public static SentForm Nothing { get; } =
        new([], System.Collections.Immutable.ImmutableDictionary<string, string>.Empty);

    internal static SentForm Of(Submission submission) =>
        new(
            submission.Values,
            submission
                .Files.DistinctBy(file => file.Field, StringComparer.Ordinal)
                .ToDictionary(file => file.Field, file => file.FileName, StringComparer.Ordinal)
        );

    /// <summary>One text, as it was typed; empty where there is none.</summary>
    /// <param name="path">Names, and numbers of entries, from the outside in.</param>
    internal string Text(params ReadOnlySpan<string> path) =>
        Find(path) switch
        {
            JsonValue value when value.TryGetValue<string>(out var typed) => typed,
            var node => Rules.Values.TryText(node, out var text) ? text ?? "" : "",
        };

    /// <summary>All that was chosen.</summary>
    internal IReadOnlyList<string> Texts(string name) =>
        Rules.Values.TryTexts(Values[name], out var texts) ? texts : [];

    /// <summary>How many entries of a list came.</summary>
    internal int Count(string list) => Rules.Values.Groups(Values[list]).Count();

    private JsonNode? Find(ReadOnlySpan<string> path)
    {
        JsonNode? node = Values;
        foreach (var name in path)
        {
            node = node switch
            {
                JsonObject group => group[name],
                JsonArray list
                    when int.TryParse(name, CultureInfo.InvariantCulture, out var at)
                        && at < list.Count => list[at],
                _ => null,
            };
        }

        return node;
    }
}
