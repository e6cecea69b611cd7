using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace ApplyFunctions.LocalHost.Seeding;

/// <summary>Writes a CV as a PDF, with the fonts that every reader has.</summary>
internal static class PdfCv
{
    private const double Margin = 56;
    private const double Size = 10.5;
    private const double HeadingSize = 14;
    private const double LineHeight = 1.4;

    // What the library writes with those fonts.
    private const char LastLetter = '~';

    public static bool CanHold(IEnumerable<CvLine> lines) =>
        lines.All(line => line.Text.All(letter => letter <= LastLetter));

    public static byte[] Write(IReadOnlyList<CvLine> lines)
    {
        using var document = new PdfDocumentBuilder();
        var plain = document.AddStandard14Font(Standard14Font.Helvetica);
        var bold = document.AddStandard14Font(Standard14Font.HelveticaBold);
        var page = document.AddPage(PageSize.A4);
        var y = page.PageSize.Height - Margin;
        foreach (var line in lines)
        {
            var (size, font) = line.IsHeading ? (HeadingSize, bold) : (Size, plain);
            foreach (var row in Rows(page, line.Text, size, font))
            {
                y -= size * LineHeight;
                if (y < Margin)
                {
                    page = document.AddPage(PageSize.A4);
                    y = page.PageSize.Height - Margin - (size * LineHeight);
                }

                page.AddText(row, size, new PdfPoint(Margin, y), font);
            }
        }

        return document.Build();
    }

    private static IEnumerable<string> Rows(
        PdfPageBuilder page,
        string text,
        double size,
        PdfDocumentBuilder.AddedFont font
    )
    {
        var width = page.PageSize.Width - (2 * Margin);
        var row = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = row.Length == 0 ? word : $"{row} {word}";
            if (row.Length > 0 && WidthOf(page, longer, size, font) > width)
            {
                yield return row;
                longer = word;
            }

            row = longer;
        }

        yield return row;
    }

    private static double WidthOf(
        PdfPageBuilder page,
        string text,
        double size,
        PdfDocumentBuilder.AddedFont font
    ) => page.MeasureText(text, size, new PdfPoint(0, 0), font)[^1].EndBaseLine.X;
}
