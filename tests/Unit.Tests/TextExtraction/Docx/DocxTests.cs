using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxTests
{
    private const string Cell = "<w:tc><w:p><w:r><w:t>";
    private const string CellEnd = "</w:t></w:r></w:p></w:tc>";

    [Theory]
    [InlineData("<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>", "a\nb")]
    [InlineData(
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>",
        "a\nb\tc"
    )]
    [InlineData(
        "<w:p><w:r><w:t xml:space='preserve'>a </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>",
        "a b"
    )]
    [InlineData(
        "<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r></w:p>",
        "a"
    )]
    [InlineData(
        "<w:p><w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
            + "<w:ins><w:r><w:t>b</w:t></w:r></w:ins></w:p>",
        "ab"
    )]
    [InlineData(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
            + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>seen</w:t></w:r></w:p>",
        "seen"
    )]
    [InlineData("<w:p><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom></w:p>", "")]
    [InlineData(
        "<w:p><w:hyperlink w:anchor='x'><w:r><w:t>my site</w:t></w:r></w:hyperlink></w:p>",
        "my site"
    )]
    [InlineData(
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>1</w:t></w:r></w:p>",
        "1"
    )]
    [InlineData(
        "<w:p><w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:sym w:char='20AC'/><w:sym w:char='F0B7'/></w:r></w:p>",
        "a-b€•"
    )]
    [InlineData(
        "<w:tbl><w:tr>"
            + Cell
            + "a"
            + CellEnd
            + "<w:tc><w:p/></w:tc>"
            + Cell
            + "c"
            + CellEnd
            + "</w:tr><w:tr><w:tc><w:p/></w:tc>"
            + Cell
            + "d"
            + CellEnd
            + "</w:tr></w:tbl>"
            + "<w:p><w:r><w:t>after</w:t></w:r></w:p>",
        "a\t\tc\n\td\nafter"
    )]
    [InlineData(
        "<w:p><w:r><w:t>be</w:t><mc:AlternateContent><mc:Choice Requires='v'><w:pict><v:textbox><w:txbxContent>"
            + "<w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></mc:Choice>"
            + "<mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
            + "<w:t>fore</w:t></w:r></w:p>",
        "before\nbox"
    )]
    public async Task A_body_is_read(string body, string text)
    {
        var read = await Documents.ReadAsync(Documents.Docx(body));

        read.Text.Should().Be(text);
        read.Engine.Should().Be("docx");
        read.Pages.Should().Be(0);
    }

    [Fact]
    public async Task Headers_notes_and_footers_are_read_around_the_body()
    {
        static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";
        var document = Documents.Docx(
            Paragraph("body"),
            ("footer", Paragraph("foot")),
            ("header", Paragraph("head")),
            ("header", Paragraph("head")),
            (
                "footnotes",
                $"<w:footnote w:type='separator' w:id='0'>{Paragraph("line")}</w:footnote>"
                    + $"<w:footnote w:id='1'>{Paragraph("note")}</w:footnote>"
            )
        );

        var read = await Documents.ReadAsync(document);

        read.Text.Should().Be("head\n\nbody\n\nnote\n\nfoot");
    }

    [Fact]
    public async Task A_text_box_over_the_limit_is_cut_in_its_place()
    {
        var document = Documents.Docx(
            "<w:p><w:r><w:t>before</w:t><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>"
                + new string('a', 2_000)
                + "</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        );
        var limits = new ExtractionLimits { Characters = 1_000 };

        var read = await Documents.ReadAsync(document, limits);

        read.Text.Should().Be("before\n" + new string('a', 993));
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    [Fact]
    public async Task A_document_without_text_is_empty()
    {
        var read = await Documents.ReadAsync(Documents.Docx("<w:p/><w:sectPr/>"));

        read.Outcome.Should().Be(TextOutcome.Empty);
        read.Format.Should().Be(FileFormat.Docx);
    }

    [Theory]
    [InlineData("<w:p>")]
    [InlineData("<w:p></w:r></w:p>")]
    [InlineData("</w:body></w:document><!DOCTYPE x><w:document>")]
    public async Task Broken_xml_without_text_is_damage(string body)
    {
        var read = await Documents.ReadAsync(Documents.Docx(body));

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should()
            .Be(
                "the Word document is broken: open it in Word and save it again, or ask for it as pdf"
            );
        read.Text.Should().BeEmpty();
    }
}
