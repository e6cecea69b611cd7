using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxHiddenTests
{
    private const string Styles =
        "<w:style w:type='character' w:styleId='Hidden'><w:rPr><w:vanish/></w:rPr></w:style>"
        + "<w:style w:type='character' w:styleId='Child'><w:basedOn w:val='Hidden'/></w:style>"
        + "<w:style w:type='character' w:styleId='Shown'><w:basedOn w:val='Hidden'/><w:rPr><w:vanish w:val='0'/></w:rPr></w:style>"
        + "<w:style w:type='character' w:styleId='Ring'><w:basedOn w:val='Ring2'/></w:style>"
        + "<w:style w:type='character' w:styleId='Ring2'><w:basedOn w:val='Ring'/></w:style>"
        + "<w:style w:type='paragraph' w:styleId='Secret'><w:rPr><w:specVanish/></w:rPr></w:style>"
        + "<w:style w:type='paragraph' w:styleId='Changed'><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr></w:style>";

    [Theory]
    [InlineData("<w:vanish/>", "a")]
    [InlineData("<w:specVanish/>", "a")]
    [InlineData("<w:vanish w:val='true'/>", "a")]
    [InlineData("<w:vanish w:val='0'/>", "abc")]
    [InlineData("<w:vanish w:val='false'/>", "abc")]
    [InlineData("<w:vanish w:val='off'/>", "abc")]
    [InlineData("<w:webHidden/>", "abc")]
    [InlineData("<w:rStyle w:val='Hidden'/>", "a")]
    [InlineData("<w:rStyle w:val='Child'/>", "a")]
    [InlineData("<w:rStyle w:val='Shown'/>", "abc")]
    [InlineData("<w:rStyle w:val='Ring'/>", "abc")]
    [InlineData("<w:rStyle w:val='None'/>", "abc")]
    [InlineData("<w:rStyle w:val='Hidden'/><w:vanish w:val='0'/>", "abc")]
    [InlineData("<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>", "abc")]
    public async Task A_run_is_hidden_by_itself_or_by_its_style(string properties, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr>{properties}</w:rPr><w:t>b</w:t><w:sym w:char='63'/></w:r></w:p>"
        )
        {
            Styles = Styles,
        };

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    // ECMA-376 part 1, 17.7.3: what the styles of paragraph and run both turn on is off.
    [Theory]
    [InlineData("Secret", "", "")]
    [InlineData("Secret", "<w:rPr><w:rStyle w:val='Hidden'/></w:rPr>", "b")]
    [InlineData("Secret", "<w:rPr><w:vanish w:val='0'/></w:rPr>", "b")]
    [InlineData("Secret", "<w:rPr><w:b/></w:rPr>", "")]
    [InlineData("Changed", "", "b")]
    public async Task A_paragraph_is_hidden_by_its_style(string style, string run, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r>{run}<w:t>b</w:t></w:r></w:p><w:p/>"
        )
        {
            Styles = Styles,
        };

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData(
        "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:rPr><w:vanish/></w:rPr></w:style>"
    )]
    [InlineData(
        "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    )]
    public async Task All_is_hidden_that_does_not_say_otherwise(string styles)
    {
        var package = new WordPackage(
            "<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>b</w:t></w:r></w:p>"
        )
        {
            Styles = styles,
        };

        (await package.ReadAsync()).Text.Should().Be("b");
    }

    [Fact]
    public async Task A_box_in_a_hidden_run_is_hidden_and_a_run_in_a_box_shows_nothing_of_the_run_around()
    {
        const string Box =
            "<w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict>";
        var package = new WordPackage(
            $"<w:p><w:r><w:rPr><w:vanish/></w:rPr>{Box}<w:t>unseen</w:t></w:r><w:r>{Box}<w:t>seen</w:t></w:r></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be("seen\nbox");
    }

    [Theory]
    [InlineData("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", "ab")]
    [InlineData("<w:del><w:r><w:t>x</w:t></w:r></w:del>", "ab")]
    [InlineData("<w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom>", "ab")]
    [InlineData("<w:ins><w:r><w:t>x</w:t></w:r></w:ins>", "axb")]
    [InlineData("<w:moveTo><w:r><w:t>x</w:t></w:r></w:moveTo>", "axb")]
    public async Task What_was_changed_is_read_as_it_is_now(string change, string text)
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:t>a</w:t></w:r>{change}<w:r><w:t>b</w:t></w:r></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData("del", "ab")]
    [InlineData("moveFrom", "ab")]
    [InlineData("ins", "a\nb")]
    public async Task A_paragraph_whose_end_was_deleted_goes_on_in_the_next(
        string mark,
        string text
    )
    {
        var package = new WordPackage(
            $"<w:p><w:pPr><w:rPr><w:{mark}/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
                + WordPackage.Paragraph("b")
        );

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Fact]
    public async Task Rows_and_cells_that_were_deleted_are_not_read()
    {
        static string Cell(string text, string properties = "") =>
            $"<w:tc><w:tcPr>{properties}</w:tcPr>{WordPackage.Paragraph(text)}</w:tc>";
        var package = new WordPackage(
            $"<w:tbl><w:tr>{Cell("a")}{Cell("x", "<w:cellDel/>")}{Cell("b")}</w:tr>"
                + $"<w:tr><w:trPr><w:del/></w:trPr>{Cell("x")}</w:tr>"
                + $"<w:tr><w:trPr><w:trPrChange><w:trPr><w:del/></w:trPr></w:trPrChange></w:trPr>{Cell("c")}</w:tr></w:tbl>"
        );

        (await package.ReadAsync()).Text.Should().Be("a\tb\nc");
    }
}
