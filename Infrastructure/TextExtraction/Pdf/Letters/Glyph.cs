using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>A piece of writing that is not divided: a letter, a ligature, or what is to be read for several letters.</summary>
internal sealed class Glyph(string text, Place start, Place end, double em)
{
    public string Text { get; } = text;

    public Place Start { get; } = start;

    /// <summary>Where the next letter of the line is expected.</summary>
    public Place End { get; set; } = end;

    /// <summary>The size of its face, in points.</summary>
    public double Em { get; } = em;

    /// <summary>What is to be read after it though the page does not show it, such as where a link leads.</summary>
    public string? Note { get; set; }

    public bool IsSpace { get; } = string.IsNullOrWhiteSpace(text);

    public Script Script { get; } = Scripts.Of(text);

    public double Advance => (End - Start).Length;

    /// <summary>The way it is read; a level line where it has no width.</summary>
    public Place Direction
    {
        get
        {
            var way = End - Start;
            var length = way.Length;
            return length > 1e-6 ? new(way.X / length, way.Y / length) : new(1, 0);
        }
    }
}
