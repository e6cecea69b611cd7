using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>One rule of a field.</summary>
/// <param name="Code">One of <see cref="RuleCodes"/>.</param>
/// <param name="Max">The most that is allowed; null where the rule has no such bound.</param>
/// <param name="Min">The least.</param>
internal sealed record FieldRule(string Code, long? Max = null, long? Min = null)
{
    /// <summary>The field that this one is held against.</summary>
    public string? Field { get; init; }

    /// <summary>The fields of which any one answers the question.</summary>
    public IReadOnlyList<string> AnyOf { get; init; } = [];

    /// <summary>The field beside it that, with a yes, makes this one needless.</summary>
    public string? Unless { get; init; }

    /// <summary>As pages are served it: the code, and the values that it has.</summary>
    public JsonObject ToJson()
    {
        var values = new JsonObject();
        Add("min", Min);
        Add("max", Max);
        Add("field", Field);
        Add("unless", Unless);
        if (AnyOf.Count > 1)
        {
            values["any_of"] = new JsonArray([.. AnyOf.Select(name => JsonValue.Create(name))]);
        }

        return new JsonObject { ["rule"] = Code, ["values"] = values };

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                values[name] = value;
            }
        }
    }
}
