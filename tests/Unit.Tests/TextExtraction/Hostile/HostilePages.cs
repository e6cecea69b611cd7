using static ApplyFunctions.Unit.Tests.TextExtraction.Hostile.Bombs;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>PDFs whose objects lead back to themselves, go deep, or are many.</summary>
internal static class HostilePages
{
    private const int Many = 100_000;

    public static IEnumerable<(string Name, Func<byte[]> Build)> All { get; } =
    [
        ("pdf: nothing amiss", () => Letters(10).Build()),
        ("pdf: forms in each other", () => FormsInEachOther().Build()),
        ("pdf: a form in itself", () => FormInItself().Build()),
        ("pdf: forms that double 40 times", () => DoublingForms(40).Build()),
        ("pdf: references in a circle", () => Circle().Build()),
        ("pdf: a length that is its own stream", () => LengthOfItself().Build()),
        ("pdf: pages nested 20,000 deep", () => DeepPages(20_000).Build()),
        ("pdf: pages in a circle", () => PagesInCircle().Build()),
        ("pdf: a page that is its own parent", () => OwnParent().Build()),
        ("pdf: one page 100,000 times", () => SamePage().Build()),
        ("pdf: a count of 2^31-1 pages", () => HugeCount().Build()),
        ("pdf: an array nested 200,000 deep", () => DeepObject("[", "]").Build()),
        ("pdf: a dictionary nested 100,000 deep", () => DeepObject("<< /A ", " >>").Build()),
        ("pdf: an array nested 200,000 deep, in the content", () => Content("[").Build()),
        ("pdf: a dictionary nested in the content", () => Content("/A << /A ").Build()),
        ("pdf: states saved 1,000,000 times", () => Content("q ", 1_000_000).Build()),
        ("pdf: marks nested 200,000 deep", () => Content("/P << /MCID 1 >> BDC ").Build()),
        ("pdf: a string of 200,000 brackets", () => Content("(").Build()),
        ("pdf: an inline image of 10^10 pixels", () => InlineImage().Build()),
        ("pdf: an image of 10^10 pixels", () => Image().Build()),
        ("pdf: 2 GB in filters within each other", () => NestedFilters().Build()),
        ("pdf: 10,000 filters", () => ManyFilters().Build()),
        ("pdf: a predictor of 2^31-1 columns", () => Predictor().Build()),
        ("pdf: 1,000,000 contents", () => ManyContents().Build()),
        ("pdf: letters without end", () => Letters(10_000).Build()),
        ("pdf: a box of endless numbers", () => Boxes().Build()),
    ];

    public static PdfFile FormsInEachOther() =>
        new PdfFile("/XObject << /A 6 0 R >>", "/A Do")
            .Form(6, "/B Do", "/XObject << /B 7 0 R >>")
            .Form(7, "/A Do", "/XObject << /A 6 0 R >>");

    private static PdfFile FormInItself() =>
        new PdfFile("/XObject << /A 6 0 R >>", "/A Do").Form(
            6,
            "/A Do /A Do",
            "/XObject << /A 6 0 R >>"
        );

    public static PdfFile DoublingForms(int times)
    {
        var file = new PdfFile("/XObject << /A 10 0 R >>", "/A Do");
        for (var id = 10; id < 10 + times; id++)
        {
            file.Form(id, "/A Do /A Do", $"/XObject << /A {id + 1} 0 R >>");
        }

        return file.Form(10 + times, "", "");
    }

    private static PdfFile Circle() =>
        new PdfFile().Object(4, "6 0 R").Object(6, "7 0 R").Object(7, "6 0 R");

    private static PdfFile LengthOfItself() => new PdfFile().Stream(4, [.. "q Q"u8], "", "4 0 R");

    private static PdfFile DeepPages(int depth)
    {
        var file = new PdfFile().Object(2, "<< /Type /Pages /Kids [10 0 R] /Count 1 >>");
        for (var id = 10; id < 10 + depth; id++)
        {
            var parent = id == 10 ? 2 : id - 1;
            var kid = id == 9 + depth ? 3 : id + 1;
            file.Object(id, $"<< /Type /Pages /Parent {parent} 0 R /Kids [{kid} 0 R] /Count 1 >>");
        }

        return file;
    }

    private static PdfFile PagesInCircle() =>
        new PdfFile()
            .Object(2, "<< /Type /Pages /Kids [6 0 R 3 0 R] /Count 2 >>")
            .Object(6, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 6 0 R] /Count 2 >>");

    private static PdfFile OwnParent() =>
        new PdfFile().Object(3, "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>");

    private static PdfFile SamePage() =>
        new PdfFile().Object(
            2,
            $"<< /Type /Pages /Kids [{Repeat("3 0 R ", Many)}] /Count {Many} >>"
        );

    private static PdfFile HugeCount() =>
        new PdfFile().Object(2, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>");

    private static PdfFile DeepObject(string open, string close) =>
        new PdfFile().Object(5, Repeat(open, 2 * Many) + Repeat(close, 2 * Many));

    private static PdfFile Content(string piece, int times = 2 * Many) =>
        new("", Repeat(piece, times));

    private static PdfFile InlineImage() =>
        new("", "BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID a EI");

    private static PdfFile Image() =>
        new PdfFile("/XObject << /A 6 0 R >>", "500 0 0 500 0 0 cm /A Do").Stream(
            6,
            "a",
            "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
        );

    private static PdfFile NestedFilters() =>
        new PdfFile().Stream(
            4,
            Zlib(Zlib((byte)' ', 2_048)),
            "/Filter [/FlateDecode /FlateDecode]"
        );

    private static PdfFile ManyFilters() =>
        new PdfFile().Stream(4, [.. "00>"u8], $"/Filter [{Repeat("/ASCIIHexDecode ", 10_000)}]");

    private static PdfFile Predictor() =>
        new PdfFile().Stream(
            4,
            Zlib(new byte[100]),
            "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 4 >>"
        );

    private static PdfFile ManyContents() =>
        new PdfFile().Object(
            3,
            $"<< /Type /Page /Parent 2 0 R /Contents [{Repeat("4 0 R ", 1_000_000)}] >>"
        );

    private static PdfFile Letters(int times) =>
        new PdfFile("/Font << /F 6 0 R >>")
            .Object(6, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
            .Stream(
                4,
                Zlib(Bytes($"BT /F 1 Tf {Repeat($"({new string('a', 1_000)}) Tj ", times)} ET")),
                "/Filter /FlateDecode"
            );

    private static PdfFile Boxes() =>
        new PdfFile().Object(
            3,
            $"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /MediaBox [-{new string('9', Many)} 0 1e999 1] >>"
        );
}
