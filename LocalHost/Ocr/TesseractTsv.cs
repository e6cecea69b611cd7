using System.Globalization;
using System.Text;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>
/// Turns tesseract's TSV into pages. Its columns: level, page, block, paragraph, line, word, left, top,
/// width, height, confidence, text; level 1 is a page, 5 a word
/// (https://github.com/tesseract-ocr/tessdoc/blob/main/Command-Line-Usage.md).
/// </summary>
/// <param name="content">The document's text, to which each page is added; spans point into it.</param>
internal sealed class TesseractTsv(StringBuilder content)
{
    private const int PageLevel = 1;
    private const int WordLevel = 5;

    /// <summary>Adds the pages of one file.</summary>
    /// <param name="tsv">What tesseract wrote.</param>
    /// <param name="pixelsPerUnit">1 for images, which are measured in pixels.</param>
    /// <param name="unit">"pixel" or "inch".</param>
    /// <param name="number">
    /// The page's number in the document, for tesseract counts from 1 in every file; null leaves it out.
    /// </param>
    public IEnumerable<OcrPage> Read(
        string tsv,
        double pixelsPerUnit,
        string unit,
        Func<int, int?> number
    )
    {
        var rows = tsv.Split('\n').Skip(1).Select(Row.TryParse).OfType<Row>();
        foreach (var page in rows.GroupBy(row => row.Page))
        {
            if (number(page.Key) is not { } pageNumber)
            {
                continue;
            }

            var frame = page.First(row => row.Level == PageLevel);
            var start = content.Length == 0 ? 0 : content.Length + 1;
            var words = new List<OcrWord>();
            var lines = page.Where(row => row.Level == WordLevel && row.Text.Length > 0)
                .GroupBy(row => (row.Block, row.Paragraph, row.Line))
                .Select(line => AddLine([.. line], words, pixelsPerUnit))
                .ToList();
            yield return new OcrPage(
                pageNumber,
                Angle: 0,
                Scale(frame.Width, pixelsPerUnit),
                Scale(frame.Height, pixelsPerUnit),
                unit,
                words,
                lines,
                lines.Count == 0 ? [] : [new OcrSpan(start, content.Length - start)]
            );
        }
    }

    private OcrLine AddLine(List<Row> row, List<OcrWord> words, double pixelsPerUnit)
    {
        if (content.Length > 0)
        {
            content.Append('\n');
        }

        var start = content.Length;
        foreach (var word in row)
        {
            if (content.Length > start)
            {
                content.Append(' ');
            }

            var span = new OcrSpan(content.Length, word.Text.Length);
            content.Append(word.Text);
            words.Add(
                new OcrWord(
                    word.Text,
                    Polygon([word], pixelsPerUnit),
                    Math.Round(Math.Clamp(word.Confidence / 100, 0, 1), 3),
                    span
                )
            );
        }

        var length = content.Length - start;
        return new OcrLine(
            content.ToString(start, length),
            Polygon(row, pixelsPerUnit),
            [new OcrSpan(start, length)]
        );
    }

    /// <summary>Clockwise from the top left, as the service gives it.</summary>
    private static double[] Polygon(List<Row> words, double pixelsPerUnit)
    {
        var left = Scale(words.Min(word => word.Left), pixelsPerUnit);
        var top = Scale(words.Min(word => word.Top), pixelsPerUnit);
        var right = Scale(words.Max(word => word.Left + word.Width), pixelsPerUnit);
        var bottom = Scale(words.Max(word => word.Top + word.Height), pixelsPerUnit);
        return [left, top, right, top, right, bottom, left, bottom];
    }

    private static double Scale(int pixels, double pixelsPerUnit) =>
        Math.Round(pixels / pixelsPerUnit, 4);

    private sealed record Row(
        int Level,
        int Page,
        int Block,
        int Paragraph,
        int Line,
        int Left,
        int Top,
        int Width,
        int Height,
        double Confidence,
        string Text
    )
    {
        public static Row? TryParse(string line)
        {
            var cells = line.TrimEnd('\r').Split('\t', 12);
            return cells.Length < 11
                ? null
                : new Row(
                    Number(cells[0]),
                    Number(cells[1]),
                    Number(cells[2]),
                    Number(cells[3]),
                    Number(cells[4]),
                    Number(cells[6]),
                    Number(cells[7]),
                    Number(cells[8]),
                    Number(cells[9]),
                    double.Parse(cells[10], CultureInfo.InvariantCulture),
                    cells.Length == 12 ? cells[11].Trim() : ""
                );
        }

        private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
    }
}
