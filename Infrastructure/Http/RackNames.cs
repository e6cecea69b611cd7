using System.Text.Json.Nodes;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>What became of one field of a form.</summary>
public enum RackOutcome
{
    Added,

    /// <summary>The name nests deeper than allowed.</summary>
    TooDeep,

    /// <summary>An earlier field of the same name was of another kind, such as text where this one is a group.</summary>
    Conflict,
}

/// <summary>
/// Grows the tree of values out of the fields of a form, in the order in which they came, by Rack's rules for
/// nested names.
/// </summary>
/// <remarks>
/// <c>a[]</c> appends; <c>a[][k]</c> goes into the last element unless that one already has <c>k</c>, and then starts
/// a new one; a plain name that is repeated keeps its last value, also where a list or group stood before. A list
/// directly in a list (<c>a[][]</c>) is always a new element. Not every tree has names: empty lists and groups, empty
/// keys, keys with brackets, lists in a list unless they are one plain value, and a group in a list whose first value is
/// not also in the group before it.
/// </remarks>
/// <param name="maxDepth">Levels of groups and lists, the submission itself being the first, as JSON counts them.</param>
/// <param name="values">The tree that grows; an empty one where it is null.</param>
public sealed class RackNames(int maxDepth, JsonObject? values = null)
{
    public JsonObject Values { get; } = values ?? [];

    /// <summary>Adds a field. A field without a name is passed over, as Rack does.</summary>
    public RackOutcome Add(string name, JsonNode? value)
    {
        if (name.Length == 0)
        {
            return RackOutcome.Added;
        }
        var steps = RackPath.Of(name);
        if (steps.Count > maxDepth)
        {
            return RackOutcome.TooDeep;
        }
        return Put(Values, steps, 0, value) ? RackOutcome.Added : RackOutcome.Conflict;
    }

    private static bool Put(JsonObject group, List<string> steps, int at, JsonNode? value)
    {
        var key = steps[at];
        if (at == steps.Count - 1)
        {
            group[key] = value;
            return true;
        }
        if (steps[at + 1] != RackPath.Element)
        {
            return Child(group, key, () => new JsonObject()) is { } child
                && Put(child, steps, at + 1, value);
        }
        return Child(group, key, () => new JsonArray()) is { } list
            && Append(list, steps, at + 2, value);
    }

    private static bool Append(JsonArray list, List<string> steps, int at, JsonNode? value)
    {
        if (at == steps.Count)
        {
            list.Add(value);
            return true;
        }
        if (steps[at] == RackPath.Element)
        {
            var inner = new JsonArray();
            list.Add((JsonNode)inner);
            return Append(inner, steps, at + 1, value);
        }
        if (list.Count > 0 && list[^1] is JsonObject last && !Has(last, steps, at))
        {
            return Put(last, steps, at, value);
        }
        var started = new JsonObject();
        list.Add((JsonNode)started);
        return Put(started, steps, at, value);
    }

    /// <summary>Whether the whole path is taken; one that leads through a list never is.</summary>
    private static bool Has(JsonObject group, List<string> steps, int at)
    {
        JsonNode? node = group;
        for (; at < steps.Count; at++)
        {
            if (
                steps[at] == RackPath.Element
                || node is not JsonObject parent
                || !parent.TryGetPropertyValue(steps[at], out node)
            )
            {
                return false;
            }
        }
        return true;
    }

    private static T? Child<T>(JsonObject group, string key, Func<T> create)
        where T : JsonNode
    {
        if (!group.TryGetPropertyValue(key, out var node))
        {
            group[key] = node = create();
        }
        return node as T;
    }
}
