using System.Text.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Reads a document's JSON, and says in words why it cannot be read.</summary>
public static class SourceJson
{
    /// <summary>Of objects and arrays within one another.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    private static readonly JsonWriterOptions Format = new()
    {
        // Documents are edited by hand, too.
        Indented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>Null where it cannot be read; <paramref name="fault"/> then says why.</returns>
    public static JsonObject? Parse(ReadOnlySpan<byte> json, out string? fault)
    {
        var text = json.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            fault = FaultOf(text);
            return fault is null ? JsonNode.Parse(text, null, Options)!.AsObject() : null;
        }
        catch (JsonException malformed)
        {
            fault = Malformed(malformed.LineNumber ?? 0, malformed.BytePositionInLine ?? 0);
            return null;
        }
    }

    public static ReadOnlyMemory<byte> Write(JsonObject document)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            document.WriteTo(writer);
        }

        return buffer.WrittenMemory;
    }

    /// <summary>What the parser would not say, or not in time: text that is none, a key twice, too many levels.</summary>
    private static string? FaultOf(ReadOnlySpan<byte> json)
    {
        // The reader's own limit is out of the way, so that the level too many is called by its name.
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        var names = new Stack<HashSet<string>>();
        var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
        do
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject
                or JsonTokenType.StartArray when reader.CurrentDepth >= MaxDepth:
                    return $"The JSON is nested deeper than {MaxDepth} levels.";
                case JsonTokenType.StartObject:
                    names.Push(new HashSet<string>(StringComparer.Ordinal));
                    break;
                case JsonTokenType.EndObject:
                    names.Pop();
                    break;
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    if (TextOf(ref reader) is not { } text)
                    {
                        return $"The text at {Place(json, reader.TokenStartIndex)} is not valid Unicode. Send all text as UTF-8.";
                    }

                    if (reader.TokenType == JsonTokenType.PropertyName && !names.Peek().Add(text))
                    {
                        return $"The key at {Place(json, reader.TokenStartIndex)} occurs twice in one object. Leave one of them out.";
                    }

                    break;
            }
        } while (reader.Read());

        return isObject ? null : "The JSON must be an object, in braces.";
    }

    // The reader says so by this exception: https://learn.microsoft.com/dotnet/api/system.text.json.utf8jsonreader.getstring
    private static string? TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Place(ReadOnlySpan<byte> json, long index)
    {
        var before = json[..(int)index];
        return FormattableString.Invariant(
            $"line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')}"
        );
    }

    private static string Malformed(long line, long column) =>
        FormattableString.Invariant(
            $"The JSON is malformed at line {line + 1}, byte {column + 1}. Send valid JSON in UTF-8, without comments or trailing commas."
        );
}
