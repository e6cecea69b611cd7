using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxFieldTests
{
    private const string Begin = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>";
    private const string Separate = "<w:r><w:fldChar w:fldCharType='separate'/></w:r>";
    private const string End = "<w:r><w:fldChar w:fldCharType='end'/></w:r>";

    [Theory]
    [InlineData("https://example.org/ada", "my site", "my site (https://example.org/ada)!")]
    [InlineData("https://www.example.org/ada/", "example.org/ada", "example.org/ada!")]
    [InlineData("mailto:ada@example.org?subject=CV", "mail me", "mail me (ada@example.org)!")]
    [InlineData("mailto:ada@example.org", "ada@example.org", "ada@example.org!")]
    [InlineData("tel:+31612345678", "call", "call (+31612345678)!")]
    [InlineData("file:///C:/cv.docx", "here", "here!")]
    [InlineData("https://example.org", "site ", "site (https://example.org) !")]
    public async Task A_link_tells_where_it_leads(string target, string shown, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:hyperlink r:id='r1'><w:r><w:t xml:space='preserve'>{shown}</w:t></w:r></w:hyperlink>"
                + "<w:r><w:t>!</w:t></w:r></w:p>"
        );

        package = package with { Relationships = package.Related("r1", "hyperlink", target) };

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData("<w:hyperlink w:anchor='place'>", "site")]
    [InlineData("<w:hyperlink r:id='r1' w:anchor='place'>", "site (https://example.org#place)")]
    [InlineData("<w:hyperlink r:id='unknown'>", "site")]
    [InlineData("<w:hyperlink r:id='styles'>", "site")]
    public async Task A_link_within_the_document_is_none(string link, string text)
    {
        var package = new WordPackage($"<w:p>{link}<w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>");

        package = package with
        {
            Relationships = package.Related("r1", "hyperlink", "https://example.org"),
        };

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData("<w:hyperlink r:id='r1'/>", "ab")]
    [InlineData(
        "<w:hyperlink r:id='r1'><w:r><w:drawing/></w:r></w:hyperlink>",
        "ahttps://example.orgb"
    )]
    [InlineData(
        "<w:r><w:drawing><wp:inline><wp:docPr id='1'><a:hlinkClick r:id='r1'/></wp:docPr></wp:inline></w:drawing></w:r>",
        "ahttps://example.orgb"
    )]
    [InlineData(
        "<w:hyperlink r:id='r1'><w:r><w:drawing><wp:inline><wp:docPr id='1'><a:hlinkClick r:id='r1'/></wp:docPr>"
            + "</wp:inline></w:drawing></w:r></w:hyperlink>",
        "ahttps://example.orgb"
    )]
    public async Task A_picture_may_be_a_link_but_nothing_is_not(string link, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:t>a</w:t></w:r>{link}<w:r><w:t>b</w:t></w:r></w:p>"
        );

        package = package with
        {
            Relationships = package.Related("r1", "hyperlink", "https://example.org"),
        };

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData(
        "HYPERLINK \"https://example.org\" \\o \"tip\"",
        "site",
        "site (https://example.org)!"
    )]
    [InlineData("HYPERLINK \\l \"place\"", "site", "site!")]
    [InlineData("PAGE \\* MERGEFORMAT", "7", "7!")]
    [InlineData("SYMBOL 183 \\f Symbol", "", "•!")]
    public async Task A_field_shows_its_result_however_it_is_written(
        string instruction,
        string result,
        string text
    )
    {
        var run = $"<w:r><w:t>{result}</w:t></w:r>";
        var attribute = instruction.Replace("\"", "&quot;", StringComparison.Ordinal);
        string[] fields =
        [
            $"<w:fldSimple w:instr=\" {attribute} \">{run}</w:fldSimple>",
            $"{Begin}<w:r><w:instrText>{instruction}</w:instrText></w:r>{Separate}{run}{End}",
            // Word spreads an instruction over runs.
            $"{Begin}<w:r><w:instrText>{instruction[..4]}</w:instrText></w:r><w:r><w:instrText>{instruction[4..]}</w:instrText></w:r>"
                + $"{Separate}{run}{End}",
        ];
        foreach (var field in fields)
        {
            var package = new WordPackage($"<w:p>{field}<w:r><w:t>!</w:t></w:r></w:p>");

            (await package.ReadAsync()).Text.Should().Be(text);
        }
    }

    [Fact]
    public async Task A_field_in_the_instruction_of_another_is_a_part_of_it()
    {
        var inner =
            $"{Begin}<w:r><w:instrText>REF x</w:instrText></w:r>{Separate}<w:r><w:t>example.org</w:t></w:r>{End}";
        var package = new WordPackage(
            $"<w:p>{Begin}<w:r><w:instrText>HYPERLINK https://</w:instrText></w:r>{inner}{Separate}<w:r><w:t>site</w:t></w:r>{End}</w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be("site (https://example.org)");
    }

    [Fact]
    public async Task A_field_without_a_result_shows_nothing()
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:t>a</w:t></w:r>{Begin}<w:r><w:instrText>XE \"index\"</w:instrText></w:r>{End}<w:r><w:t>b</w:t></w:r></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be("ab");
    }

    [Fact]
    public async Task A_field_that_is_never_closed_swallows_nothing()
    {
        var package = new WordPackage(
            $"<w:p>{End}{Begin}<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a</w:t></w:r></w:p>"
                + WordPackage.Paragraph("b")
        );

        (await package.ReadAsync()).Text.Should().Be("a\nb");
    }

    [Fact]
    public async Task A_result_may_have_paragraphs()
    {
        var package = new WordPackage(
            $"<w:p>{Begin}<w:r><w:instrText>TOC</w:instrText></w:r>{Separate}<w:r><w:t>a</w:t></w:r></w:p>"
                + WordPackage.Paragraph("b")
                + $"<w:p>{End}<w:r><w:t>c</w:t></w:r></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be("a\nb\nc");
    }

    [Theory]
    [InlineData(
        "<w:ddList><w:default w:val='0'/><w:result w:val='1'/><w:listEntry w:val='no'/><w:listEntry w:val='yes'/></w:ddList>",
        "yes"
    )]
    [InlineData("<w:ddList><w:listEntry w:val='no'/><w:listEntry w:val='yes'/></w:ddList>", "no")]
    [InlineData("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "☒")]
    [InlineData("<w:checkBox><w:default w:val='0'/></w:checkBox>", "☐")]
    [InlineData("<w:textInput><w:default w:val='Ada'/></w:textInput>", "")]
    public async Task A_field_of_a_form_shows_what_was_chosen(string data, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
                + $"<w:r><w:instrText>FORM</w:instrText></w:r>{End}</w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData("<w:sdtPr><w:showingPlcHdr/></w:sdtPr>", "ac")]
    [InlineData("<w:sdtPr><w:showingPlcHdr w:val='0'/></w:sdtPr>", "abc")]
    [InlineData(
        "<w:sdtPr><w:rPr><w:vanish/></w:rPr><w:dropDownList><w:listItem w:value='x'/></w:dropDownList></w:sdtPr>",
        "abc"
    )]
    [InlineData("<w:sdtPr/><w:sdtEndPr><w:rPr><w:vanish/></w:rPr></w:sdtEndPr>", "abc")]
    public async Task A_content_control_shows_what_was_filled_in(string properties, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:t>a</w:t></w:r><w:sdt>{properties}<w:sdtContent><w:r><w:t>b</w:t></w:r></w:sdtContent></w:sdt>"
                + "<w:sdt><w:sdtContent><w:r><w:t>c</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be(text);
    }
}
