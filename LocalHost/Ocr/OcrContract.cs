using System.Text.Json.Serialization;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>
/// The wire of Document Intelligence:
/// https://learn.microsoft.com/rest/api/aiservices/document-models/get-analyze-result
/// </summary>
internal sealed record OcrOperation(
    string Status,
    DateTimeOffset CreatedDateTime,
    DateTimeOffset LastUpdatedDateTime,
    OcrError? Error = null,
    OcrResult? AnalyzeResult = null
);

internal sealed record OcrErrorBody(OcrError Error);

/// <summary>Codes as in https://learn.microsoft.com/azure/ai-services/document-intelligence/v3-error-guide</summary>
internal sealed record OcrError(
    string Code,
    string Message,
    [property: JsonPropertyName("innererror")] OcrInnerError? InnerError = null
)
{
    public static OcrError InvalidRequest(string code, string message) =>
        new("InvalidRequest", "Invalid request.", new OcrInnerError(code, message));

    public static OcrError InvalidArgument(string message) =>
        new("InvalidArgument", "Invalid argument.", new OcrInnerError("InvalidParameter", message));

    public static OcrError NotFound(string code, string message) =>
        new("NotFound", "Resource not found.", new OcrInnerError(code, message));
}

internal sealed record OcrInnerError(string Code, string Message);

internal sealed record OcrResult(
    string ApiVersion,
    string ModelId,
    string StringIndexType,
    string Content,
    IReadOnlyList<OcrPage> Pages
);

internal sealed record OcrPage(
    int PageNumber,
    double Angle,
    double Width,
    double Height,
    string Unit,
    IReadOnlyList<OcrWord> Words,
    IReadOnlyList<OcrLine> Lines,
    IReadOnlyList<OcrSpan> Spans
);

internal sealed record OcrWord(
    string Content,
    IReadOnlyList<double> Polygon,
    double Confidence,
    OcrSpan Span
);

internal sealed record OcrLine(
    string Content,
    IReadOnlyList<double> Polygon,
    IReadOnlyList<OcrSpan> Spans
);

internal sealed record OcrSpan(int Offset, int Length);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(OcrOperation))]
[JsonSerializable(typeof(OcrErrorBody))]
internal sealed partial class OcrJson : JsonSerializerContext;
