using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.Core.Education;

/// <summary>How lists are written: <c>[{"id":1,"text":"…"}]</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(EducationItem[]))]
public sealed partial class EducationJson : JsonSerializerContext
{
    /// <summary>Reads a list.</summary>
    /// <exception cref="JsonException">The text is no list, or two of its items have one id.</exception>
    public static EducationList Read(ReadOnlySpan<byte> utf8)
    {
        // Spreadsheets and editors on Windows write the mark.
        var text = utf8.StartsWith(Encoding.UTF8.Preamble)
            ? utf8[Encoding.UTF8.Preamble.Length..]
            : utf8;
        var items = JsonSerializer.Deserialize(text, Default.EducationItemArray) ?? [];
        if (items.Any(i => i is null))
        {
            throw new JsonException("An item is null.");
        }

        var twice = items.CountBy(i => i.Id).FirstOrDefault(c => c.Value > 1);
        return twice.Value > 1
            ? throw new JsonException($"The id {twice.Key} occurs {twice.Value} times.")
            : new EducationList(items);
    }
}
