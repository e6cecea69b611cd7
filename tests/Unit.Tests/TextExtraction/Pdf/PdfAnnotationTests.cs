using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfAnnotationTests
{
    [Theory]
    [InlineData(
        "Portfolio",
        "https://example.org/ada",
        "Portfolio (https://example.org/ada) of engines"
    )]
    [InlineData("example.org/ada", "https://www.example.org/ada/", "example.org/ada of engines")]
    [InlineData("Mail", "mailto:ada@example.org", "Mail (ada@example.org) of engines")]
    [InlineData("a@b.org", "mailto:ada@example.org", "a@b.org of engines")]
    [InlineData("Here", "javascript:alert(1)", "Here of engines")]
    public async Task A_link_tells_where_it_leads(string shown, string target, string text)
    {
        var width = shown.Length * 5;
        var read = await new PdfFile()
            .Annotated(
                Letters(100, 700, shown) + Text(100 + width + 5, 700, "of engines"),
                Link(100, 698, 100 + width, 710, target)
            )
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Theory]
    [InlineData("Ada", "")]
    [InlineData("416461>", "/Filter/ASCIIHexDecode")]
    public async Task What_was_filled_in_may_be_a_stream(string content, string entries)
    {
        var file = new PdfFile();
        var value = file.AddStream(content, entries);

        var read = await file.Annotated(
                Text(50, 700, "Name"),
                $"/Subtype/Widget/FT/Tx/Rect[100 695 200 710]/V {value} 0 R"
            )
            .ReadTextAsync();

        read.Should().Be("Name Ada");
    }

    [Fact]
    public async Task A_link_of_two_lines_tells_once_where_it_leads()
    {
        var read = await new PdfFile()
            .Annotated(
                Lines(100, 700, "The engines", "of Ada"),
                Link(98, 698, 200, 709, "https://example.org"),
                Link(98, 686, 200, 697, "https://example.org")
            )
            .ReadTextAsync();

        read.Should().Be("The engines\nof Ada (https://example.org)");
    }

    [Fact]
    public async Task A_link_over_the_halves_of_its_own_address_tells_it()
    {
        var read = await new PdfFile()
            .Annotated(
                Lines(100, 700, "example.org/", "engines"),
                Link(98, 698, 200, 709, "https://example.org/engines"),
                Link(98, 686, 200, 697, "https://example.org/engines")
            )
            .ReadTextAsync();

        read.Should().Be("example.org/\nengines");
    }

    [Theory]
    [InlineData("Ada", "Ada (https://example.org)")]
    [InlineData("Ada, example.org", "Ada, example.org")]
    public async Task A_link_of_an_icon_stands_beside_the_words(string shown, string text)
    {
        var read = await new PdfFile()
            .Annotated(Text(100, 700, shown), Link(300, 698, 312, 710, "https://example.org"))
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Theory]
    [InlineData("/FT/Tx/V(Ada)", "Name: Ada\nof engines")]
    [InlineData("/FT/Tx/V<FEFF00C90064>", "Name: \u00C9d\nof engines")]
    [InlineData("/FT/Tx/V(Ada)/Ff 8192", "Name:\nof engines")]
    [InlineData("/FT/Tx/V(Ada)/F 2", "Name:\nof engines")]
    [InlineData("/FT/Tx", "Name:\nof engines")]
    [InlineData("/FT/Ch/V(a)/Opt[[(a)(Ada)][(b)(Bob)]]", "Name: Ada\nof engines")]
    [InlineData("/FT/Ch/V[(Ada)(Bob)]", "Name: Ada, Bob\nof engines")]
    [InlineData("/FT/Btn/AS/Countess/V/Countess", "Name: Countess\nof engines")]
    [InlineData("/FT/Btn/AS/Off/V/Countess", "Name:\nof engines")]
    [InlineData("/FT/Btn/AS/Yes", "Name:\nof engines")]
    [InlineData("/FT/Btn/AS/1", "Name:\nof engines")]
    [InlineData("/FT/Btn/AS/1/Opt[(Ada)(Bob)]", "Name: Bob\nof engines")]
    [InlineData("/FT/Btn/Ff 65536/AS/Send", "Name:\nof engines")]
    [InlineData("/FT/Sig/V(Ada)", "Name:\nof engines")]
    public async Task What_was_filled_in_stands_after_its_label(string field, string text)
    {
        var read = await new PdfFile()
            .Annotated(
                Lines(100, 700, "Name:", "of engines"),
                $"/Subtype/Widget/Rect[150 696 250 712]{field}"
            )
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Fact]
    public async Task A_field_may_have_its_value_from_its_parent()
    {
        var file = new PdfFile();
        var parent = file.Add("<</FT/Tx/V(Ada)/T(name)>>");

        var read = await file.Annotated(
                Text(100, 700, "Name:"),
                $"/Subtype/Widget/Rect[150 696 250 712]/Parent {parent} 0 R"
            )
            .ReadTextAsync();

        read.Should().Be("Name: Ada");
    }

    [Fact]
    public async Task A_field_that_is_its_own_parent_has_no_value()
    {
        var file = new PdfFile();
        var next = file.Add("") + 1;
        var field = file.Add($"<</T(name)/Parent {next} 0 R>>");

        var read = await file.Annotated(
                Text(100, 700, "Name:"),
                $"/Subtype/Widget/Rect[150 696 250 712]/Parent {field} 0 R"
            )
            .ReadTextAsync();

        read.Should().Be("Name:");
    }

    [Fact]
    public async Task What_was_filled_in_and_is_drawn_is_read_once()
    {
        var read = await new PdfFile()
            .Annotated(
                Text(100, 700, "Name:") + Text(152, 700, "Ada Lovelace"),
                "/Subtype/Widget/FT/Tx/V(Ada Lovelace)/Rect[150 696 250 712]"
            )
            .ReadTextAsync();

        read.Should().Be("Name: Ada Lovelace");
    }

    [Theory]
    [InlineData("[100 684 300 696]", "one\ntwo\nTyped\nthree")]
    [InlineData("[300 708 400 724]", "one Typed\ntwo\nthree")]
    [InlineData("[100 750 300 770]", "Typed\none\ntwo\nthree")]
    public async Task Text_typed_onto_a_page_is_read_where_it_stands(string place, string text)
    {
        var read = await new PdfFile()
            .Annotated(
                Text(100, 712, "one") + Text(100, 700, "two") + Text(100, 650, "three"),
                $"/Subtype/FreeText/Contents(Typed)/Rect{place}"
            )
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Fact]
    public async Task Attached_files_are_named_at_the_end()
    {
        var file = new PdfFile();
        var diploma = file.Add("<</Type/Filespec/F(diploma.pdf)>>");
        var loom = file.Add($"<</Type/Filespec/F(x)/UF<{"FEFF" + Hex("M\u00E9tier.png")}>>>");
        var kid = file.Add($"<</Names[(1) {loom} 0 R]>>");

        var read = await file.Catalog($"/Names<</EmbeddedFiles<</Kids[{kid} 0 R]>>>>")
            .Annotated(
                Text(100, 700, "Ada"),
                $"/Subtype/FileAttachment/Rect[0 0 9 9]/FS {diploma} 0 R"
            )
            .Page(Text(100, 700, "Lovelace"))
            .ReadTextAsync();

        read.Should()
            .Be("Ada\n\nLovelace\n\n[attachment: diploma.pdf]\n[attachment: M\u00E9tier.png]");
    }

    [Fact]
    public async Task A_tree_of_attached_files_that_holds_itself_ends()
    {
        var file = new PdfFile();
        var diploma = file.Add("<</F(diploma.pdf)>>");
        var node = file.Add("") + 1;
        file.Add($"<</Names[(1) {diploma} 0 R]/Kids[{node} 0 R {node} 0 R]>>");

        var read = await file.Catalog($"/Names<</EmbeddedFiles {node} 0 R>>")
            .Page(Text(100, 700, "Ada"))
            .ReadTextAsync();

        read.Should().Be("Ada\n\n[attachment: diploma.pdf]");
    }

    private static string Link(
        double left,
        double bottom,
        double right,
        double top,
        string target
    ) =>
        FormattableString.Invariant(
            $"/Subtype/Link/Rect[{left} {bottom} {right} {top}]/A<</S/URI/URI({target.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)})>>"
        );
}
