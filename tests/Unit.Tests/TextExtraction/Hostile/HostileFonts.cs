using static ApplyFunctions.Unit.Tests.TextExtraction.Hostile.Bombs;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>PDFs whose fonts, colours and shadings do harm.</summary>
internal static class HostileFonts
{
    private const string Text = "BT /F 12 Tf (Adam) Tj ET";
    private const string Fonts = "/Font << /F 6 0 R >>";
    private const string Colours = "/ColorSpace << /C [/Separation /Ink /DeviceRGB 6 0 R] >>";
    private const string Most = "2147483647";

    public static IEnumerable<(string Name, Func<byte[]> Build)> All { get; } =
    [
        ("pdf: a function stitched of itself", () => Stitched().Build()),
        ("pdf: a function of 200,000 brackets", () => Calculator("{", 200_000).Build()),
        ("pdf: a function of 100,000 conditions", () => Calculator("{ true ", 100_000).Build()),
        ("pdf: a function of 2^31-1 samples", () => Sampled().Build()),
        ("pdf: a colour space in itself", () => ColourSpace().Build()),
        ("pdf: an index of colours in itself", () => Indexed().Build()),
        ("pdf: a pattern in itself", () => Pattern().Build()),
        ("pdf: a soft mask in itself", () => SoftMask().Build()),
        ("pdf: a font whose encoding is in a circle", () => Encoding("7 0 R").Build()),
        (
            "pdf: an encoding whose base is itself",
            () => Encoding("<< /BaseEncoding 7 0 R >>").Build()
        ),
        (
            "pdf: an encoding of 2^31-1",
            () => Encoding($"<< /Differences [{Most} {Repeat("/a ", 100_000)}] >>").Build()
        ),
        ("pdf: a font in itself", () => Composite("6 0 R").Build()),
        ("pdf: negative widths", () => Composite("8 0 R", "/W [-5 -1 500 10 -2 [1 2]]").Build()),
        ("pdf: widths of 2^31-1 letters", () => Composite("8 0 R", $"/W [0 {Most} 500]").Build()),
        (
            "pdf: a first letter behind the last",
            () => Simple($"/FirstChar {Most} /LastChar -{Most} /Widths [-1 -1]").Build()
        ),
        (
            "pdf: a map of letters",
            () => Map("1 beginbfrange <0000> <FFFF> <0041> endbfrange").Build()
        ),
        (
            "pdf: a map of 2^32 letters",
            () => Map("1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange").Build()
        ),
        (
            "pdf: a map of 2^32 letters in an array",
            () => Map("1 beginbfrange <00000000> <FFFFFFFF> [<0041>] endbfrange").Build()
        ),
        (
            "pdf: 2,000 maps of 65,536 letters",
            () =>
                Map($"2000 beginbfrange {Repeat("<0000> <FFFF> <0041> ", 2_000)} endbfrange")
                    .Build()
        ),
        (
            "pdf: a map of spaces without end",
            () =>
                Map(
                        $"1 begincodespacerange {Repeat("<00000000> <FFFFFFFF> ", 200_000)} endcodespacerange"
                    )
                    .Build()
        ),
        (
            "pdf: a map of 2^32 characters",
            () => Map("1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange").Build()
        ),
        (
            "pdf: a map of long codes",
            () => Map($"1 beginbfchar <{new string('0', 2_000_000)}> <0041> endbfchar").Build()
        ),
        ("pdf: a map of itself", () => Map("/Self usecmap", "/UseCMap 7 0 R").Build()),
        ("pdf: letters that draw themselves", () => DrawnFont().Build()),
    ];

    private static PdfFile Stitched() =>
        new PdfFile(Colours, "/C cs 0.5 scn").Object(
            6,
            "<< /FunctionType 3 /Domain [0 1] /Functions [6 0 R 6 0 R] /Bounds [0.5] /Encode [0 1 0 1] >>"
        );

    private static PdfFile Calculator(string piece, int times) =>
        new PdfFile(Colours, "/C cs 0.5 scn").Stream(
            6,
            Repeat(piece, times) + Repeat("} ", times),
            "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]"
        );

    public static PdfFile Sampled() =>
        new PdfFile(Colours, "/C cs 0.5 scn").Stream(
            6,
            "aaaa",
            $"/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [{Most}] /BitsPerSample 32"
        );

    private static PdfFile ColourSpace() =>
        new PdfFile("/ColorSpace << /C 6 0 R >>", "/C cs 0.5 scn")
            .Object(6, "[/ICCBased 7 0 R]")
            .Stream(7, "a", "/N 3 /Alternate 6 0 R");

    private static PdfFile Indexed() =>
        new PdfFile("/ColorSpace << /C 6 0 R >>", "/C cs 1 scn").Object(
            6,
            $"[/Indexed 6 0 R {Most} <00>]"
        );

    private static PdfFile Pattern() =>
        new PdfFile("/Pattern << /P 6 0 R >>", "/Pattern cs /P scn 0 0 9 9 re f").Stream(
            6,
            "/Pattern cs /P scn 0 0 9 9 re f",
            "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 1 /YStep 1 "
                + "/Resources << /Pattern << /P 6 0 R >> >>"
        );

    private static PdfFile SoftMask() =>
        new PdfFile("/ExtGState << /G 6 0 R >>", "/G gs")
            .Object(6, "<< /SMask << /S /Alpha /G 7 0 R >> /Font [7 0 R 1] >>")
            .Form(7, "/G gs", "/ExtGState << /G 6 0 R >>");

    private static PdfFile Encoding(string encoding) =>
        Simple("/Encoding 7 0 R").Object(7, encoding);

    private static PdfFile Simple(string entries) =>
        new PdfFile(Fonts, Text).Object(
            6,
            $"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica {entries} >>"
        );

    private static PdfFile Composite(string descendant, string entries = "", string font = "") =>
        new PdfFile(Fonts, Text)
            .Object(
                6,
                $"<< /Type /Font /Subtype /Type0 /BaseFont /Ada /Encoding /Identity-H /DescendantFonts [{descendant}] {font} >>"
            )
            .Object(
                8,
                $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Ada {entries} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            );

    private static PdfFile Map(string content, string entries = "") =>
        Composite("8 0 R", font: "/ToUnicode 7 0 R")
            .Stream(
                7,
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Self def "
                    + "1 begincodespacerange <0000> <FFFF> endcodespacerange "
                    + $"{content} endcmap end end",
                entries
            );

    private static PdfFile DrawnFont() =>
        new PdfFile(Fonts, Text)
            .Object(
                6,
                "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 "
                    + "/Widths [1] /Encoding << /Differences [65 /A] >> /CharProcs << /A 7 0 R >> /Resources << /Font << /F 6 0 R >> >> >>"
            )
            .Stream(7, Text);
}
