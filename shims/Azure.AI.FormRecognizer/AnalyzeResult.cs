using System.Drawing;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

public class AnalyzeResult
{
    internal AnalyzeResult() { }

    /// <summary>The text of the whole document in reading order.</summary>
    public string Content { get; internal init; }

    public string ModelId { get; internal init; }

    public IReadOnlyList<DocumentPage> Pages { get; internal init; }

    public string ServiceVersion { get; internal init; }
}

public class DocumentPage
{
    internal DocumentPage() { }

    /// <summary>Clockwise degrees, from -180 to 180.</summary>
    public float? Angle { get; internal init; }

    public float? Height { get; internal init; }

    public IReadOnlyList<DocumentLine> Lines { get; internal init; }

    public int PageNumber { get; internal init; }

    public DocumentPageLengthUnit? Unit { get; internal init; }

    public float? Width { get; internal init; }

    public IReadOnlyList<DocumentWord> Words { get; internal init; }
}

public class DocumentLine
{
    internal DocumentLine() { }

    public IReadOnlyList<PointF> BoundingPolygon { get; internal init; }

    public string Content { get; internal init; }
}

public class DocumentWord
{
    internal DocumentWord() { }

    public IReadOnlyList<PointF> BoundingPolygon { get; internal init; }

    /// <summary>From 0 to 1.</summary>
    public float Confidence { get; internal init; }

    public string Content { get; internal init; }
}

/// <summary>Images are measured in pixels, PDF pages in inches.</summary>
public enum DocumentPageLengthUnit
{
    Pixel = 0,
    Inch = 1,
}
