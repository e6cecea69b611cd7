using System.Text;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfFontTests
{
    [Fact]
    public async Task Comments_in_the_map_of_a_fonts_letters_do_no_harm()
    {
        var file = new PdfFile();
        var map = file.AddStream(
            "% (made by hand)\nbegincmap (of % no font)\n"
                + "1 begincodespacerange <0000> <FFFF> endcodespacerange\n2 beginbfchar\n<0041> <0416>\n"
                + "% <0042> /.notdef\n<0043> <0418>\nendbfchar\nendcmap"
        );
        file.Font(
            "C",
            "<</Type/Font/Subtype/Type0/BaseFont/Other/Encoding/Identity-H/DescendantFonts[5 0 R]"
                + $"/ToUnicode {map} 0 R>>"
        );

        var read = await file.Page(Letters(50, 700, "AC", "C")).ReadTextAsync();

        read.Should().Be("\u0416\u0418");
    }

    [Theory]
    [InlineData("", "\u0410")]
    [InlineData("/Encoding/WinAnsiEncoding", "A")]
    public async Task A_font_without_an_encoding_has_that_of_its_program(
        string encoding,
        string letter
    )
    {
        var file = new PdfFile();
        Compact(file, CompactFont("afii10017"), encoding);

        var read = await file.Page("BT /C 10 Tf 50 700 Td (A) Tj ET").ReadTextAsync();

        read.Should().Be(letter);
    }

    [Fact]
    public async Task A_damaged_font_program_costs_no_more_than_its_own_letters()
    {
        var file = new PdfFile();
        Compact(file, CompactFont("afii10017")[..20], "");

        var read = await file.Page(Text(50, 700, "Ada") + "BT /C 10 Tf 50 600 Td (A) Tj ET")
            .ReadTextAsync();

        read.Should().StartWith("Ada");
    }

    // Forms may be drawn within each other, and in circles.
    [Fact]
    public async Task Fonts_of_forms_tell_their_letters_too()
    {
        var file = new PdfFile();
        var font = Compact(file, CompactFont("afii10017"), "");
        var form = file.AddStream(
            "BT /C 10 Tf 50 700 Td (A) Tj ET",
            "/Type/XObject/Subtype/Form/BBox[0 0 600 800]"
                + $"/Resources<</Font<</C {font} 0 R>>/XObject<</X {font + 1} 0 R>>>>"
        );

        var read = await file.Page("/X Do", $"/Resources<</XObject<</X {form} 0 R>>>>")
            .ReadTextAsync();

        read.Should().Be("\u0410");
    }

    private static int Compact(PdfFile file, string program, string encoding)
    {
        var stream = file.AddStream(program, "/Subtype/Type1C");
        var descriptor = file.Add(
            "<</Type/FontDescriptor/FontName/ABCDEF+Any/Flags 4/FontBBox[0 -250 500 750]/ItalicAngle 0"
                + $"/Ascent 750/Descent -250/CapHeight 700/StemV 80/FontFile3 {stream} 0 R>>"
        );
        file.Font(
            "C",
            "<</Type/Font/Subtype/Type1/BaseFont/ABCDEF+Any/FirstChar 65/LastChar 65/Widths[500]"
                + $"/FontDescriptor {descriptor} 0 R{encoding}>>"
        );
        return descriptor + 1;
    }

    // Adobe technical note 5176: one glyph of this name, empty, at the code of A.
    private static string CompactFont(string name)
    {
        const int FirstOwnString = 391;
        var names = Index("Any");
        var strings = Index(name);
        var start = 4 + names.Length + Index(Top(0, 0, 0, 0)).Length + strings.Length + 2;
        var charset = "\0" + (char)(FirstOwnString >> 8) + (char)(FirstOwnString & 0xFF);
        var encoding = "\0\u0001A";
        var glyphs = Index("\u000E", "\u000E");
        var top = Top(
            start,
            start + charset.Length,
            start + charset.Length + encoding.Length,
            start + charset.Length + encoding.Length + glyphs.Length
        );
        return "\u0001\0\u0004\u0001"
            + names
            + Index(top)
            + strings
            + "\0\0"
            + charset
            + encoding
            + glyphs
            + "\u008B\u0014";
    }

    private static string Top(int charset, int encoding, int glyphs, int defaults) =>
        $"{Number(charset)}\u000F{Number(encoding)}\u0010{Number(glyphs)}\u0011"
        + $"{Number(2)}{Number(defaults)}\u0012";

    private static string Number(int value) =>
        $"\u001D{(char)(value >> 24)}{(char)((value >> 16) & 0xFF)}{(char)((value >> 8) & 0xFF)}{(char)(value & 0xFF)}";

    private static string Index(params string[] items)
    {
        var index = new StringBuilder().Append('\0').Append((char)items.Length).Append('\u0001');
        var offset = 1;
        index.Append((char)offset);
        foreach (var item in items)
        {
            offset += item.Length;
            index.Append((char)offset);
        }

        return index.Append(string.Concat(items)).ToString();
    }
}
