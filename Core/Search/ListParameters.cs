using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Core.Search;

/// <summary>What a list is asked for, by names, whether they stand in an address or in a body.</summary>
public sealed class ListParameters
{
    private readonly JsonObject _values;

    internal ListParameters(JsonObject values) => _values = values;

    /// <param name="query">Names may end in <c>[]</c>, as forms have them.</param>
    public static ListParameters OfQuery(IEnumerable<KeyValuePair<string, string?>> query)
    {
        var values = new JsonObject();
        foreach (
            var byName in query.GroupBy(q => Plain(q.Key), q => q.Value, StringComparer.Ordinal)
        )
        {
            values[byName.Key] = new JsonArray([.. byName.Select(v => (JsonNode?)v)]);
        }

        return new ListParameters(values);
    }

    /// <summary>Null where there is none.</summary>
    /// <exception cref="ParameterFault">There are several, or it is no text.</exception>
    internal string? One(string name) =>
        Values.TryText(_values[name], out var text)
            ? text
            : throw new ParameterFault(SearchProblems.Repeated(name));

    /// <summary>Also of a list with commas.</summary>
    /// <exception cref="ParameterFault">There are too many, or one is no text.</exception>
    internal IReadOnlyList<string> Several(string name, int most)
    {
        var parts = Whole(name)
            .SelectMany(v =>
                v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return parts.Count <= most
            ? parts
            : throw new ParameterFault(SearchProblems.TooMany(name, most));
    }

    /// <summary>As they came, commas and all.</summary>
    /// <exception cref="ParameterFault">One is no text.</exception>
    internal IReadOnlyList<string> Whole(string name) =>
        Values.TryTexts(_values[name], out var texts)
            ? texts
            : throw new ParameterFault(SearchProblems.NotTexts(name));

    private static string Plain(string name) =>
        name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;
}

/// <summary>Why a parameter cannot be read.</summary>
internal sealed class ParameterFault(Problem problem) : Exception(problem.Title)
{
    public Problem Problem => problem;
}
