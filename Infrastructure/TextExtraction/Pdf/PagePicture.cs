using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
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
        var paper = new PdfRectangle(0, 0, page.Width, page.Height);
        var area = Math.Max(paper.Area, 1);

        // Some scanners divide a page into strips.
        return page.GetImages().Sum(image => image.BoundingBox.Intersect(paper)?.Area / area ?? 0);
    }

    public static bool IsPage(double share) => share > AreaOfAPagePicture;

    /// <summary>Whether letters are drawn on it that are none: as outlines, or in fonts that are not there.</summary>
    public static bool IsDrawn(PdfPage read, Page page) =>
        read.Letters == 0
        && (
            page.Paths.Count > Outlines
            || page.Letters.Count == 0
                && page.Operations.Any(operation =>
                    operation.Operator is "Tj" or "TJ" or "'" or "\""
                )
        );
}
