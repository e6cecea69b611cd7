using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>
/// Turns JSON into the tree of a submission within its limits, without first building a tree that is over them.
/// </summary>
/// <remarks>
/// Of two members of one name the last one counts, as in forms; <c>a</c> and <c>a[]</c> are one name, and names of the
/// submission itself nest as in forms. Numbers keep the digits that they came with.
/// </remarks>
internal sealed class JsonTree(SubmissionLimits limits, ReadProblems problems)
{
    private int _leaves;
    private string _field = "";

    /// <summary>Set where <see cref="TryRead"/> is false.</summary>
    internal Problem? Problem { get; private set; }

    /// <summary>One level more than allowed, so that the level too many is seen here and called by its name.</summary>
    internal JsonReaderOptions Options => new() { MaxDepth = limits.JsonDepth + 1 };

    /// <summary>Throws <see cref="JsonException"/> where the JSON is malformed.</summary>
    internal bool TryRead(ref Utf8JsonReader reader, out JsonObject values)
    {
        values = [];
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Fail(ReadProblems.NotAnObject);
        }
        // The second Read throws where something follows the object.
        return Members(ref reader, values, 1) && !reader.Read();
    }

    private bool Members(ref Utf8JsonReader reader, JsonObject members, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = Text(ref reader);
            if (!FieldRules.IsGoodName(name))
            {
                return Fail(ReadProblems.BadName);
            }
            _field = depth == 1 ? FieldRules.WithoutList(name) : _field;
            reader.Read();
            if (!Value(ref reader, depth, out var value))
            {
                return false;
            }
            if (!Put(members, name, value, depth))
            {
                return false;
            }
        }
        return members.Count > 0 || Leaf();
    }

    private bool Put(JsonObject members, string name, JsonNode? value, int depth)
    {
        var plain = FieldRules.WithoutList(name);
        if (depth > 1 || plain.IndexOf('[', StringComparison.Ordinal) < 1)
        {
            members[plain] = FieldRules.IsListName(name) ? AsList(value) : value;
            return true;
        }
        // A form that was turned into JSON name by name: "data_compliance[gdpr_consent_given]".
        return new RackNames(limits.JsonDepth, members).Add(name, value) switch
        {
            RackOutcome.TooDeep => Fail(problems.TooDeep(name)),
            RackOutcome.Conflict => Fail(ReadProblems.Conflict(name)),
            _ => true,
        };
    }

    private bool Elements(ref Utf8JsonReader reader, JsonArray elements, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!Value(ref reader, depth, out var value))
            {
                return false;
            }
            elements.Add(value);
        }
        return elements.Count > 0 || Leaf();
    }

    private bool Value(ref Utf8JsonReader reader, int depth, out JsonNode? value)
    {
        value = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject
            or JsonTokenType.StartArray when depth == limits.JsonDepth:
                return Fail(problems.TooDeep(_field));
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                value = members;
                return Members(ref reader, members, depth + 1);
            case JsonTokenType.StartArray:
                var elements = new JsonArray();
                value = elements;
                return Elements(ref reader, elements, depth + 1);
            case JsonTokenType.String:
                var text = Text(ref reader);
                value = text;
                return text.Length <= limits.MaxValueBytes()
                    ? Leaf()
                    : Fail(problems.FieldTooLarge(_field));
            case JsonTokenType.Number:
                value = JsonValue.Create(JsonElement.ParseValue(ref reader));
                return Leaf();
            case JsonTokenType.True or JsonTokenType.False:
                value = reader.GetBoolean();
                return Leaf();
            default:
                return Leaf();
        }
    }

    private static JsonNode AsList(JsonNode? value) =>
        value switch
        {
            null => new JsonArray(),
            JsonArray => value,
            _ => new JsonArray(value),
        };

    /// <summary>A value that has none below it counts as one field.</summary>
    private bool Leaf() => ++_leaves <= limits.FormFields || Fail(problems.TooManyFields);

    private bool Fail(Problem problem)
    {
        Problem = problem;
        return false;
    }

    /// <summary>
    /// The reader says InvalidOperationException where text is not valid UTF-8 or escapes half of a surrogate pair:
    /// https://learn.microsoft.com/dotnet/api/system.text.json.utf8jsonreader.getstring
    /// </summary>
    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException invalid)
        {
            throw new System.Text.DecoderFallbackException("The text is invalid.", invalid);
        }
    }
}
