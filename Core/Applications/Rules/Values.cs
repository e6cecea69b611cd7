using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>Reads what clients send as liberally as the contract asks for.</summary>
internal static class Values
{
    /// <summary>
    /// A single value as text, trimmed: a string, number or boolean, also as the only element of a list. Null where
    /// there is none or it is blank; false where it is something else.
    /// </summary>
    public static bool TryText(JsonNode? node, out string? text)
    {
        text = null;
        switch (node)
        {
            case null:
            case JsonArray { Count: 0 }:
                return true;
            case JsonArray { Count: 1 } list:
                return TryText(list[0], out text);
            case JsonValue value:
                text = Scalar(value).Trim();
                text = text.Length == 0 ? null : text;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Several values as texts; blank ones are left out. False where one is not a single value.</summary>
    public static bool TryTexts(JsonNode? node, out IReadOnlyList<string> texts)
    {
        var found = new List<string>();
        texts = found;
        foreach (var item in Groups(node))
        {
            if (!TryText(item, out var text))
            {
                return false;
            }

            if (text is not null)
            {
                found.Add(text);
            }
        }

        return true;
    }

    /// <summary>An id, which clients send as a number or a string.</summary>
    public static bool TryId(JsonNode? node, out long id)
    {
        id = 0;
        return TryText(node, out var text)
            && long.TryParse(
                text,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out id
            );
    }

    /// <summary>
    /// A yes or no as clients and forms spell it; null where there is none. False where it is something else.
    /// </summary>
    public static bool TryFlag(JsonNode? node, out bool? flag)
    {
        flag = null;
        if (!TryText(node, out var text))
        {
            return false;
        }

        flag = text?.ToLowerInvariant() switch
        {
            "1" or "true" or "on" or "yes" => true,
            "0" or "false" or "off" or "no" => false,
            _ => null,
        };
        return flag is not null || text is null;
    }

    /// <summary>Whether nothing was filled in: no value at all, or only blank ones, as browsers send untouched fields.</summary>
    public static bool IsBlank(JsonNode? node) =>
        node switch
        {
            null => true,
            JsonObject group => group.All(pair => IsBlank(pair.Value)),
            JsonArray list => list.All(IsBlank),
            _ => node.GetValueKind() == JsonValueKind.False
                || (TryText(node, out var text) && text is null),
        };

    /// <summary>The groups of a repeated one: a list, a single group, or a group that has numbers for names.</summary>
    public static IEnumerable<JsonNode?> Groups(JsonNode? node) =>
        IsNumbered(node) ? node!.AsObject().Select(pair => pair.Value) : Items(node);

    // As a[0][k] makes it of a form.
    private static bool IsNumbered(JsonNode? node) =>
        node is JsonObject { Count: > 0 } group
        && group.All(pair => pair.Key.All(char.IsAsciiDigit));

    /// <summary>The elements of a list; a single value is a list of itself, and none is an empty one.</summary>
    public static IEnumerable<JsonNode?> Items(JsonNode? node) =>
        node switch
        {
            null => Array.Empty<JsonNode?>(),
            JsonArray list => list,
            // Not a collection expression: that would become a JsonArray, which takes no node that has a parent.
            _ => new JsonNode?[] { node },
        };

    private static string Scalar(JsonValue value) =>
        value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            _ => value.ToJsonString(),
        };
}
