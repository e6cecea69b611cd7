using ApplyFunctions.Infrastructure.TextExtraction.Pdf;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using AwesomeAssertions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class FontProgramsTests
{
    private const string Widths = "/FirstChar 65/LastChar 67/Widths[700 0 500]";

    private const string Map =
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        + "1 beginbfchar <41> <0041> endbfchar\n1 beginbfrange <42> <43> <0042> endbfrange";

    // Drawings are of A and B.
    private const string AllWide = "/FirstChar 65/LastChar 68/Widths[700 600 500 400]";

    private const string ShortMap = "1 beginbfrange <41> <43> [<0041> <0042>] endbfrange";

    private const string HalfAMap = "1 beginbfchar <41> <0041> endbfchar";

    // A and C have a width, B has none.
    [Theory]
    [InlineData("/Subtype/Type1/Encoding/WinAnsiEncoding" + Widths)]
    [InlineData("/Subtype/MMType1/Encoding/MacRomanEncoding" + Widths)]
    [InlineData("/Subtype/TrueType/Encoding/WinAnsiEncoding" + Widths)]
    [InlineData("/Subtype/Type1/Encoding<</BaseEncoding/WinAnsiEncoding>>" + Widths)]
    [InlineData("/Subtype/Type1/Encoding<</Differences[65/A 67/C]>>" + Widths)]
    [InlineData("/Subtype/Type1/Encoding<</Differences[65/A]>>/ToUnicode {map}" + Widths)]
    [InlineData("/Subtype/Type1/Encoding<</Differences[65/A 66/B/D]>>" + AllWide)]
    [InlineData("/Subtype/TrueType/ToUnicode {map}" + Widths)]
    public void Drawings_are_left_out_where_the_dictionary_tells_the_letters(string font) =>
        HasDrawing(font).Should().BeFalse();

    [Theory]
    [InlineData("/Subtype/Type1" + Widths)]
    [InlineData("/Subtype/Type1/Encoding<</Differences[65/A]>>" + Widths)]
    [InlineData("/Subtype/Type1/Encoding/WinAnsiEncoding")]
    [InlineData("/Subtype/Type1/Encoding/WinAnsiEncoding/FirstChar 65/LastChar 67/Widths[700 500]")]
    [InlineData("/Subtype/TrueType/ToUnicode {half}" + Widths)]
    [InlineData("/Subtype/TrueType/Encoding/WinAnsiEncoding/ToUnicode 99 0 R" + Widths)]
    [InlineData("/Subtype/TrueType/ToUnicode {short}" + Widths)]
    [InlineData("/Subtype/Type1/Encoding<</Differences[65/A/D]>>/ToUnicode {half}" + AllWide)]
    [InlineData("/Subtype/TrueType" + Widths)]
    [InlineData("/Subtype/Type3" + Widths)]
    public void Drawings_are_kept_where_only_they_tell(string font) =>
        HasDrawing(font).Should().BeTrue();

    [Fact]
    public void A_font_that_needs_its_drawings_keeps_those_of_another_that_shares_them()
    {
        var file = new PdfFile();
        var descriptor = Descriptor(file);

        file.Font("T", Composite(file, descriptor, "Identity-H"))
            .Font("N", $"<</Type/Font/Subtype/Type1/FontDescriptor {descriptor} 0 R{Widths}>>");

        HasDrawing(file, descriptor).Should().BeTrue();
    }

    [Fact]
    public void Fonts_may_name_the_letters_of_one_set_of_drawings_together()
    {
        var file = new PdfFile();
        var descriptor = Descriptor(file);
        var font = $"<</Type/Font/Subtype/Type1/FontDescriptor {descriptor} 0 R{AllWide}/Encoding";

        file.Font("T", font + "<</Differences[65/A]>>>>")
            .Font("N", font + "<</Differences[68/B]>>>>");

        HasDrawing(file, descriptor).Should().BeFalse();
    }

    [Theory]
    [InlineData("Identity-H", false)]
    [InlineData("UniJIS-UTF16-H", false)]
    [InlineData("Identity-V", true)]
    public void Only_lines_from_top_to_bottom_are_measured_by_drawings(string encoding, bool kept)
    {
        var file = new PdfFile();
        var descriptor = Descriptor(file);

        file.Font("T", Composite(file, descriptor, encoding));

        HasDrawing(file, descriptor).Should().Be(kept);
    }

    [Fact]
    public void A_font_that_no_page_shows_is_not_looked_at()
    {
        var file = new PdfFile();
        var descriptor = Descriptor(file);

        file.Add(Composite(file, descriptor, "Identity-H"));

        HasDrawing(file, descriptor).Should().BeTrue();
    }

    [Theory]
    [InlineData("Type1")]
    [InlineData("TrueType")]
    public async Task What_is_read_without_drawings_is_what_the_dictionary_says(string kind)
    {
        var file = new PdfFile();
        var descriptor = Descriptor(file);

        var read = await file.Font(
                "T",
                $"<</Type/Font/Subtype/{kind}/BaseFont/Own/FontDescriptor {descriptor} 0 R"
                    + $"/Encoding<</Differences[65/Adieresis 67/eacute]>>{Widths}>>"
            )
            .Page("BT /T 10 Tf 50 700 Td (AC CA) Tj ET")
            .ReadTextAsync();

        read.Should().Be("Äé éÄ");
    }

    private static bool HasDrawing(string font)
    {
        var file = new PdfFile();
        var descriptor = Descriptor(file);
        var entries = font.Replace("{map}", $"{file.AddStream(Map)} 0 R", StringComparison.Ordinal)
            .Replace("{short}", $"{file.AddStream(ShortMap)} 0 R", StringComparison.Ordinal)
            .Replace("{half}", $"{file.AddStream(HalfAMap)} 0 R", StringComparison.Ordinal);
        file.Font("T", $"<</Type/Font/BaseFont/Own/FontDescriptor {descriptor} 0 R{entries}>>");
        return HasDrawing(file, descriptor);
    }

    private static bool HasDrawing(PdfFile file, int descriptor)
    {
        using var pdf = PdfDocument.Open(file.Page("").ToBytes());

        var fonts = new DocumentFonts(new PdfObjects(pdf)).Of(pages: 1);
        new FontPrograms(pdf).LeaveOut([.. fonts.Select(font => font.Number)]);

        var token = pdf.Structure.GetObject(new IndirectReference(descriptor, 0)).Data;
        return ((DictionaryToken)token).ContainsKey(NameToken.FontFile);
    }

    private static string Composite(PdfFile file, int descriptor, string encoding)
    {
        var part = file.Add($"<</Type/Font/Subtype/CIDFontType2/FontDescriptor {descriptor} 0 R>>");
        return $"<</Type/Font/Subtype/Type0/Encoding/{encoding}/DescendantFonts[{part} 0 R]>>";
    }

    private static int Descriptor(PdfFile file) =>
        file.Add(
            $"<</Type/FontDescriptor/FontName/Own/Flags 4/FontBBox[0 -250 500 750]/ItalicAngle 0/Ascent 750"
                + $"/Descent -250/CapHeight 700/StemV 80/CharSet(/A/B)/FontFile {file.AddStream("no drawing")} 0 R>>"
        );
}
