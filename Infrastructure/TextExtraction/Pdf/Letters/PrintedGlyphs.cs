using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Tells what is printed once more in its own place, as a poor man's bold or a shadow.</summary>
internal sealed class PrintedGlyphs
{
    // Of em, and in points.
    private const double Reach = 0.1;
    private const double Cell = 2;

    private readonly Dictionary<(string Text, long X, long Y), Place> _printed = [];

    public bool IsNew(Glyph glyph)
    {
        var at = glyph.Start;
        var reach = Math.Min(Reach * glyph.Em, Cell);
        var (firstX, lastX) = Cells(at.X, reach);
        var (firstY, lastY) = Cells(at.Y, reach);
        for (var x = firstX; x <= lastX; x++)
        {
            for (var y = firstY; y <= lastY; y++)
            {
                if (
                    _printed.TryGetValue((glyph.Text, x, y), out var other)
                    && (other - at).Length < reach
                )
                {
                    return false;
                }
            }
        }

        _printed[(glyph.Text, (long)Math.Floor(at.X / Cell), (long)Math.Floor(at.Y / Cell))] = at;
        return true;
    }

    private static (long First, long Last) Cells(double at, double reach) =>
        ((long)Math.Floor((at - reach) / Cell), (long)Math.Floor((at + reach) / Cell));
}
