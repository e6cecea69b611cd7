using System.Drawing;
using System.Text.Json;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

/// <summary>
/// Reads the service's JSON:
/// https://learn.microsoft.com/rest/api/aiservices/document-models/get-analyze-result
/// </summary>
internal static class AnalyzeResultReader
{
    public static AnalyzeResult Read(JsonElement json) =>
        new()
        {
            Content = json.GetProperty("content").GetString(),
            ModelId = json.GetProperty("modelId").GetString(),
            Pages = ReadList(json, "pages", ReadPage),
            ServiceVersion = json.GetProperty("apiVersion").GetString(),
        };

    private static DocumentPage ReadPage(JsonElement json) =>
        new()
        {
            Angle = ReadNumber(json, "angle"),
            Height = ReadNumber(json, "height"),
            Lines = ReadList(json, "lines", ReadLine),
            PageNumber = json.GetProperty("pageNumber").GetInt32(),
            Unit = json.TryGetProperty("unit", out var unit) ? ReadUnit(unit.GetString()) : null,
            Width = ReadNumber(json, "width"),
            Words = ReadList(json, "words", ReadWord),
        };

    private static DocumentLine ReadLine(JsonElement json) =>
        new()
        {
            BoundingPolygon = ReadPolygon(json),
            Content = json.GetProperty("content").GetString(),
        };

    private static DocumentWord ReadWord(JsonElement json) =>
        new()
        {
            BoundingPolygon = ReadPolygon(json),
            Confidence = json.GetProperty("confidence").GetSingle(),
            Content = json.GetProperty("content").GetString(),
        };

    private static DocumentPageLengthUnit ReadUnit(string unit) =>
        unit switch
        {
            "pixel" => DocumentPageLengthUnit.Pixel,
            "inch" => DocumentPageLengthUnit.Inch,
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown length unit."),
        };

    /// <summary>The wire has x and y in turn: [x1, y1, x2, y2, …].</summary>
    private static PointF[] ReadPolygon(JsonElement json)
    {
        var numbers = ReadList(json, "polygon", static number => number.GetSingle());
        var points = new PointF[numbers.Count / 2];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new PointF(numbers[2 * i], numbers[2 * i + 1]);
        }

        return points;
    }

    private static float? ReadNumber(JsonElement json, string name) =>
        json.TryGetProperty(name, out var number) ? number.GetSingle() : null;

    private static List<T> ReadList<T>(JsonElement json, string name, Func<JsonElement, T> read) =>
        json.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(read).ToList()
            : [];
}
