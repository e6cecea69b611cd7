using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>
/// Whether two documents say the same. A key that is missing, null or empty says nothing in each of these ways, and a
/// reading of a posting has more of them than its document.
/// </summary>
internal static class Sameness
{
    public static bool SaysTheSame(this JsonObject document, JsonObject? other) =>
        other is not null && JsonNode.DeepEquals(Essence(document), Essence(other));

    private static JsonNode? Essence(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members
                    .Select(m => KeyValuePair.Create(m.Key, Essence(m.Value)))
                    .Where(m => !IsNothing(m.Value))
            ),
            JsonArray items => new JsonArray([.. items.Select(Essence)]),
            _ => node?.DeepClone(),
        };

    private static bool IsNothing(JsonNode? node) =>
        node switch
        {
            null or JsonArray { Count: 0 } or JsonObject { Count: 0 } => true,
            _ => node.GetValueKind() == JsonValueKind.String && node.GetValue<string>().Length == 0,
        };
}
