using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.Core.Postings;

/// <summary>How boards and postings are written: Greenhouse's names, in snake case.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false
)]
[JsonSerializable(typeof(Board))]
[JsonSerializable(typeof(Posting))]
public sealed partial class PostingJson : JsonSerializerContext;
