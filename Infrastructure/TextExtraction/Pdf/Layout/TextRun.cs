using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>Letters that stand next to each other on one line, in the order in which the page shows them.</summary>
internal sealed class TextRun
{
    // Of em: what most faces have above and below the line on which they stand.
    private const double Ascent = 0.75;
    private const double Descent = 0.25;

    // The cosine of the angle up to which a line counts as level.
    private const double Level = 0.98;

    private readonly List<Glyph> _glyphs = [];

    public IReadOnlyList<Glyph> Glyphs => _glyphs;

    public Place Direction { get; private set; } = new(1, 0);

    public double Em { get; private set; }

    public Box Box { get; private set; }

    /// <summary>The height of the line on which the largest letters stand.</summary>
    public double Baseline { get; private set; }

    /// <summary>Whether the letters stand one below the other.</summary>
    public bool IsVertical { get; private set; }

    public bool IsRightToLeft { get; private set; }

    public bool IsBlank { get; private set; } = true;

    public bool IsLevel => Direction.X > Level && !IsVertical;

    public void Add(Glyph glyph)
    {
        if (_glyphs.Count == 0)
        {
            Direction = glyph.Direction;
        }

        if (glyph.Em > Em)
        {
            Em = glyph.Em;
            Baseline = glyph.Start.Y;
        }

        var box = BoxOf(glyph);
        Box = _glyphs.Count == 0 ? box : Box.With(box);
        IsBlank &= glyph.IsSpace;
        IsRightToLeft |= glyph.Script == Script.RightToLeft;
        _glyphs.Add(glyph);
    }

    public void AddBelow(Glyph glyph)
    {
        Add(glyph);
        IsVertical = true;
    }

    private Box BoxOf(Glyph glyph)
    {
        var (x, y) = (-Direction.Y * glyph.Em, Direction.X * glyph.Em);
        var left = Math.Min(glyph.Start.X, glyph.End.X) + Math.Min(Ascent * x, -Descent * x);
        var right = Math.Max(glyph.Start.X, glyph.End.X) + Math.Max(Ascent * x, -Descent * x);
        var bottom = Math.Min(glyph.Start.Y, glyph.End.Y) + Math.Min(Ascent * y, -Descent * y);
        var top = Math.Max(glyph.Start.Y, glyph.End.Y) + Math.Max(Ascent * y, -Descent * y);
        return new(left, right, bottom, top);
    }
}
