using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>
/// Turns a page so that most of its lines are level: whole pages are set sideways, or turned by a scanner, and not always
/// does the page say so.
/// </summary>
internal sealed class ReadingFrame
{
    private readonly int _quarters;

    public ReadingFrame(Page page)
    {
        var turned = new int[4];
        foreach (var letter in page.Letters)
        {
            var quarters = letter.TextOrientation switch
            {
                TextOrientation.Rotate270 => 1,
                TextOrientation.Rotate180 => 2,
                TextOrientation.Rotate90 => 3,
                _ => 0,
            };
            turned[quarters]++;
        }

        _quarters = Array.IndexOf(turned, turned.Max());
        var paper = page.CropBox.Bounds;
        (Width, Height) = page.Rotation.SwapsAxis
            ? (paper.Height, paper.Width)
            : (paper.Width, paper.Height);
    }

    /// <summary>Of the page as it is shown.</summary>
    public double Width { get; }

    public double Height { get; }

    /// <summary>From where a letter is shown.</summary>
    public Place Of(PdfPoint shown) =>
        _quarters switch
        {
            1 => new(shown.Y, -shown.X),
            2 => new(-shown.X, -shown.Y),
            3 => new(-shown.Y, shown.X),
            _ => new(shown.X, shown.Y),
        };

    /// <summary>From a part of the page as it is shown.</summary>
    public Box Of(PdfRectangle shown)
    {
        var one = Of(shown.BottomLeft);
        var other = Of(shown.TopRight);
        return new(
            Math.Min(one.X, other.X),
            Math.Max(one.X, other.X),
            Math.Min(one.Y, other.Y),
            Math.Max(one.Y, other.Y)
        );
    }
}
