using System.ComponentModel;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

/// <summary>An add-on analysis, some of which are billed apart.</summary>
public readonly struct DocumentAnalysisFeature : IEquatable<DocumentAnalysisFeature>
{
    private readonly string _value;

    public DocumentAnalysisFeature(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    public static DocumentAnalysisFeature Barcodes { get; } = new("barcodes");

    public static DocumentAnalysisFeature FontStyling { get; } = new("styleFont");

    public static DocumentAnalysisFeature Formulas { get; } = new("formulas");

    public static DocumentAnalysisFeature KeyValuePairs { get; } = new("keyValuePairs");

    public static DocumentAnalysisFeature Languages { get; } = new("languages");

    public static DocumentAnalysisFeature OcrHighResolution { get; } = new("ocrHighResolution");

    public static implicit operator DocumentAnalysisFeature(string value) => new(value);

    public static bool operator ==(DocumentAnalysisFeature left, DocumentAnalysisFeature right) =>
        left.Equals(right);

    public static bool operator !=(DocumentAnalysisFeature left, DocumentAnalysisFeature right) =>
        !left.Equals(right);

    public bool Equals(DocumentAnalysisFeature other) =>
        string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool Equals(object obj) =>
        obj is DocumentAnalysisFeature other && Equals(other);

    [EditorBrowsable(EditorBrowsableState.Never)]
    public override int GetHashCode() =>
        _value is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_value);

    public override string ToString() => _value;
}
