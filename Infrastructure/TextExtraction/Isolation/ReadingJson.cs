using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>How limits and what was read are written between two processes of the same build.</summary>
[JsonSerializable(typeof(ExtractionLimits))]
[JsonSerializable(typeof(ReadDocument))]
internal sealed partial class ReadingJson : JsonSerializerContext
{
    /// <summary>No browser sees it, so that letters may stay letters: a third of the bytes.</summary>
    public static ReadingJson Instance { get; } =
        new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
