namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>A run and where it lies, as if every page were read from left to right.</summary>
internal sealed record LaidRun(TextRun Run, Box Box)
{
    // Of em: what still is the same line.
    private const double SameLine = 0.5;

    public double Baseline => Run.Baseline;

    public double Em => Run.Em;

    public bool IsLevel => Run.IsLevel;

    public bool IsOnLineOf(LaidRun other) =>
        Math.Abs(Baseline - other.Baseline) <= SameLine * Math.Max(Em, other.Em);

    public bool IsBelow(LaidRun other) =>
        Baseline < other.Baseline - SameLine * Math.Min(Em, other.Em);
}
