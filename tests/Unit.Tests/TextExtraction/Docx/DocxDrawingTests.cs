using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxDrawingTests
{
    private const string Box =
        "<w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>";

    [Theory]
    [InlineData("<mc:Choice Requires='wps'>1</mc:Choice><mc:Fallback>2</mc:Fallback>", "1")]
    [InlineData("<mc:Choice Requires='v'>1</mc:Choice><mc:Fallback>2</mc:Fallback>", "1")]
    [InlineData("<mc:Choice Requires='new'>1</mc:Choice><mc:Fallback>2</mc:Fallback>", "2")]
    [InlineData("<mc:Choice Requires='wps new'>1</mc:Choice><mc:Fallback>2</mc:Fallback>", "2")]
    [InlineData("<mc:Choice Requires='undeclared'>1</mc:Choice><mc:Fallback>2</mc:Fallback>", "2")]
    [InlineData("<mc:Choice>1</mc:Choice><mc:Fallback>2</mc:Fallback>", "2")]
    [InlineData(
        "<mc:Choice Requires='new'>1</mc:Choice><mc:Choice Requires='wps'>2</mc:Choice><mc:Fallback>3</mc:Fallback>",
        "2"
    )]
    [InlineData(
        "<mc:Choice Requires='wps'>1</mc:Choice><mc:Choice Requires='wps'>2</mc:Choice>",
        "1"
    )]
    [InlineData("<mc:Choice Requires='new'>1</mc:Choice>", "")]
    [InlineData("<mc:Fallback>2</mc:Fallback>", "2")]
    [InlineData(
        "<mc:Choice Requires='new'>1</mc:Choice><mc:Fallback><mc:AlternateContent><mc:Choice Requires='wps'>2</mc:Choice>"
            + "<mc:Fallback>3</mc:Fallback></mc:AlternateContent></mc:Fallback>",
        "2"
    )]
    public async Task Of_alternatives_the_first_that_is_understood_is_read(
        string alternatives,
        string text
    )
    {
        foreach (var number in (string[])["1", "2", "3"])
        {
            alternatives = alternatives.Replace(
                $">{number}<",
                $"><w:t>{number}</w:t><",
                StringComparison.Ordinal
            );
        }

        var package = new WordPackage(
            $"<w:p><w:r><mc:AlternateContent>{alternatives}</mc:AlternateContent></w:r></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Theory]
    [InlineData($"<w:drawing><wps:wsp><wps:txbx>{Box}</wps:txbx></wps:wsp></w:drawing>")]
    [InlineData($"<w:pict><v:shape><v:textbox>{Box}</v:textbox></v:shape></w:pict>")]
    [InlineData("<w:pict><v:shape id='WordArt'><v:textpath string='box'/></v:shape></w:pict>")]
    [InlineData(
        "<w:drawing><a:txBody><a:p><a:r><a:t>b</a:t></a:r><a:r><a:t>ox</a:t></a:r></a:p></a:txBody></w:drawing>"
    )]
    [InlineData(
        $"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{Box}</wps:txbx></w:drawing></mc:Choice>"
            + $"<mc:Fallback><w:pict><v:textbox>{Box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )]
    [InlineData(
        $"{Box}<w:pict><v:shape id='PowerPlusWaterMarkObject1'><v:textpath string='DRAFT'/></v:shape></w:pict>"
    )]
    public async Task A_box_is_read_once_after_its_paragraph(string box)
    {
        var package = new WordPackage(
            $"<w:p><w:r><w:t>a</w:t></w:r><w:r>{box}</w:r><w:r><w:t>b</w:t></w:r></w:p>"
                + WordPackage.Paragraph("c")
        );

        (await package.ReadAsync()).Text.Should().Be("ab\nbox\nc");
    }

    [Fact]
    public async Task Boxes_may_hold_boxes_and_tables()
    {
        var inner = $"<w:txbxContent><w:p><w:r>{Box}<w:t>outer</w:t></w:r></w:p></w:txbxContent>";
        var table =
            $"<w:txbxContent><w:tbl><w:tr><w:tc>{WordPackage.Paragraph("x")}</w:tc><w:tc>{WordPackage.Paragraph("y")}</w:tc></w:tr></w:tbl></w:txbxContent>";
        var package = new WordPackage($"<w:p><w:r>{inner}{table}<w:t>a</w:t></w:r></w:p>");

        (await package.ReadAsync()).Text.Should().Be("a\nouter\nbox\nx\ty");
    }

    [Fact]
    public async Task A_table_may_be_in_a_cell()
    {
        static string Cell(string content) => $"<w:tc>{content}</w:tc>";
        static string Text(string text) => Cell(WordPackage.Paragraph(text));
        var inner =
            $"<w:tbl><w:tr>{Text("c")}{Text("d")}</w:tr><w:tr>{Text("e")}{Text("f")}</w:tr></w:tbl>";
        var package = new WordPackage(
            $"<w:tbl><w:tr>{Text("a")}{Cell(WordPackage.Paragraph("b") + inner + "<w:p/>")}{Text("g")}</w:tr><w:tr>{Text("h")}</w:tr></w:tbl>"
                + WordPackage.Paragraph("i")
        );

        (await package.ReadAsync()).Text.Should().Be("a\tb\nc\td\ne\tf\n\tg\nh\ni");
    }

    [Theory]
    [InlineData("<w:sym w:font='Wingdings' w:char='F028'/>", "☎")]
    [InlineData("<w:sym w:font='Wingdings' w:char='F02A'/>", "✉")]
    [InlineData("<w:sym w:font='Wingdings' w:char='2A'/>", "✉")]
    [InlineData("<w:sym w:font='Symbol' w:char='F0B7'/>", "•")]
    [InlineData("<w:sym w:font='Symbol' w:char='F061'/>", "α")]
    [InlineData("<w:sym w:font='Arial' w:char='F0B7'/>", "•")]
    [InlineData("<w:sym w:font='Arial' w:char='F041'/>", "")]
    [InlineData("<w:sym w:font='Arial' w:char='20AC'/>", "€")]
    [InlineData("<w:sym w:font='Arial' w:char='D800'/>", "")]
    [InlineData("<w:sym w:font='Arial' w:char='xyz'/>", "")]
    [InlineData("<w:sym/>", "")]
    [InlineData("<w16se:symEx w16se:font='Segoe UI Emoji' w16se:char='1F600'/>", "😀")]
    [InlineData("<w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uF028</w:t>", "☎")]
    [InlineData("<w:rPr><w:rFonts w:ascii='Symbol'/></w:rPr><w:t>a b</w:t>", "α β")]
    [InlineData("<w:t>\uF0A7\uE123</w:t>", "•")]
    [InlineData("<w:softHyphen/><w:t>x</w:t><w:noBreakHyphen/><w:t>y</w:t>", "x-y")]
    [InlineData("<w:t>a</w:t><w:ptab/><w:t>b</w:t><w:cr/><w:t>c</w:t>", "a\tb\nc")]
    [InlineData("<w:t>a\nb</w:t>", "a b")]
    [InlineData("<w:t><![CDATA[a]]>&amp;&#98;</w:t>", "a&b")]
    [InlineData("<w:t>a</w:t><w:t xml:space='preserve'> </w:t><w:t>b</w:t>", "a b")]
    [InlineData("<w:rPr><w:caps/></w:rPr><w:t>Ada</w:t>", "Ada")]
    [InlineData(
        "<w:ruby><w:rt><w:r><w:t>とうきょう</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby>",
        "東京"
    )]
    [InlineData(
        "<w:footnoteReference w:id='1'/><w:commentReference w:id='1'/><w:lastRenderedPageBreak/>",
        ""
    )]
    public async Task A_run_is_read_as_it_looks(string content, string text)
    {
        var package = new WordPackage($"<w:p><w:r>{content}</w:r></w:p>");

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Fact]
    public async Task Mathematics_is_text()
    {
        var package = new WordPackage(
            "<w:p><m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:fPr><m:ctrlPr><w:rPr><w:vanish/></w:rPr></m:ctrlPr></m:fPr>"
                + "<m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></w:p>"
        );

        (await package.ReadAsync()).Text.Should().Be("x=1/2");
    }

    [Fact]
    public async Task Diagrams_and_charts_are_read_after_their_paragraph()
    {
        var package = new WordPackage(
            "<w:p><w:r><w:drawing><dgm:relIds r:dm='d' r:lo='x'/></w:drawing><w:drawing><c:chart r:id='c'/></w:drawing>"
                + "<w:t>Skills</w:t></w:r></w:p>"
        );
        package = package with
        {
            Relationships =
                package.Related("d", "diagramData", "diagrams/data1.xml")
                + package.Related("c", "chart", "charts/chart1.xml"),
            Parts =
            [
                (
                    "word/diagrams/data1.xml",
                    WordPackage.Utf8(
                        package.Root(
                            "x",
                            "<dgm:t><a:p><a:r><a:t>Plan</a:t></a:r><a:r><a:t> ahead</a:t></a:r></a:p><a:p/></dgm:t>"
                                + "<dgm:t><a:p><a:r><a:t>Build</a:t></a:r></a:p></dgm:t>"
                        )
                    )
                ),
                (
                    "word/charts/chart1.xml",
                    WordPackage.Utf8(
                        package.Root(
                            "x",
                            "<c:title><a:p><a:r><a:t>Languages</a:t></a:r></a:p></c:title>"
                                + "<c:ser><c:strCache><c:v>C#</c:v><c:v>SQL</c:v></c:strCache><c:numCache><c:v>7</c:v></c:numCache></c:ser>"
                                + "<c:ser><c:strCache><c:v>C#</c:v></c:strCache></c:ser>"
                        )
                    )
                ),
            ],
        };

        (await package.ReadAsync())
            .Text.Should()
            .Be("Skills\nPlan ahead\nBuild\nLanguages\nC#\nSQL");
    }
}
