using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Geometry;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Tells whether a page without much text is a picture of one, which may be recognized.</summary>
internal static class PagePicture
{
    private const int LettersOfATextPage = 40;
    private const double AreaOfAPagePicture = 0.5;

    // More shapes than rules and ornaments are: letters drawn as outlines.
    private const int Outlines = 100;

    public static bool IsTextPage(int letters) => letters >= LettersOfATextPage;

    /// <summary>The share of the page that its pictures cover: 0 where there are none.</summary>
    public static double Share(Page page)
    {
        var paper = page.CropBox.Bounds;
        var area = Math.Max(paper.Area, 1);

        // Some scanners divide a page into strips.
        return page.GetImages().Sum(image => Math.Min(image.BoundingBox.Area / area, 1));
    }

    public static bool IsPage(double share) => share > AreaOfAPagePicture;

    public static bool IsDrawn(PdfPage read, Page page) =>
        read.Letters == 0 && page.Paths.Count > Outlines;
}
