using System.Collections;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Tells what is printed once more in its own place, as a poor man's bold or a shadow.</summary>
internal sealed class PrintedGlyphs
{
    // Of em, and in points.
    private const double Reach = 0.1;
    private const double Cell = 2;
    private const int MostExpected = 10_000;
    private const int Columns = 512;
    private const int Rows = 512;

    // Most texts are one letter; the others get numbers after these.
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, Place> _printed = [];

    // Cells in which anything was printed; most of the others need not be looked into. A large page is folded.
    private readonly BitArray _inked = new(Columns * Rows);

    /// <summary>Makes room, so that it need not be made little by little.</summary>
    public void Expect(int glyphs) => _printed.EnsureCapacity(Math.Min(glyphs, MostExpected));

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
                    _inked[Bit(x, y)]
                    && _printed.TryGetValue(Key(text, x, y), out var other)
                    && (other - at).Length < reach
                )
                {
                    return false;
                }
            }
        }

        var (cellX, cellY) = (CellOf(at.X), CellOf(at.Y));
        _inked[Bit(cellX, cellY)] = true;
        _printed[Key(text, cellX, cellY)] = at;
        return true;
    }

    private int NumberOf(string text)
    {
        if (text.Length == 1)
        {
            return text[0];
        }

        if (!_texts.TryGetValue(text, out var number))
        {
            _texts.Add(text, number = char.MaxValue + 1 + _texts.Count);
        }

        return number;
    }

    private static int Bit(int x, int y) => (y & (Rows - 1)) * Columns + (x & (Columns - 1));

    // A number is looked up much faster than what it is made of. That cells far off the page may share one does no harm:
    // places are compared. The factor, 2^64 divided by the golden ratio, spreads neighbours.
    private static ulong Key(int text, int x, int y) =>
        (((ulong)(uint)text << 44) ^ ((ulong)(uint)x << 22) ^ (uint)y) * 0x9E3779B97F4A7C15;

    private static (int First, int Last) Cells(double at, double reach) =>
        (CellOf(at - reach), CellOf(at + reach));

    private static int CellOf(double at) => (int)Math.Floor(at / Cell);
}
