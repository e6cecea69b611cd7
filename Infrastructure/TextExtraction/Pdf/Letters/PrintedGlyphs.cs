using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Tells what is printed once more in its own place, as a poor man's bold or a shadow.</summary>
internal sealed class PrintedGlyphs
{
    // Of em, and in points.
    private const double Reach = 0.1;
    private const double Cell = 2;

    // Texts by number, since each glyph is looked for in up to four cells.
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Text, int X, int Y), Place> _printed = [];

    public bool IsNew(Glyph glyph)
    {
        var at = glyph.Start;
        var reach = Math.Min(Reach * glyph.Em, Cell);
        var text = NumberOf(glyph.Text);
        var (firstX, lastX) = Cells(at.X, reach);
        var (firstY, lastY) = Cells(at.Y, reach);
        for (var x = firstX; x <= lastX; x++)
        {
            for (var y = firstY; y <= lastY; y++)
            {
                if (
                    _printed.TryGetValue((text, x, y), out var other)
                    && (other - at).Length < reach
                )
                {
                    return false;
                }
            }
        }

        _printed[(text, CellOf(at.X), CellOf(at.Y))] = at;
        return true;
    }

    private int NumberOf(string text)
    {
        if (!_texts.TryGetValue(text, out var number))
        {
            _texts.Add(text, number = _texts.Count);
        }

        return number;
    }

    private static (int First, int Last) Cells(double at, double reach) =>
        (CellOf(at - reach), CellOf(at + reach));

    private static int CellOf(double at) => (int)Math.Floor(at / Cell);
}
