using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfPictureTests
{
    private const string Words = "Ada Lovelace wrote the first programs of engines";

    private static readonly string Paper = Image(600, 800);
    private static readonly string TextPage = Text(50, 700, Words);

    [Fact]
    public void The_pages_of_a_document_that_are_pictures_are_told()
    {
        var reading = new PdfFile()
            .Page(TextPage)
            .Page(Paper + Text(50, 40, "Scanned"))
            .Page(TextPage)
            .Read();

        reading.Outcome.Should().Be(TextOutcome.Extracted);
        reading.PicturePages.Should().Equal(2);
        reading.PageTexts.Should().Equal(Words, "Scanned", Words);
        reading.Text.Should().Be(string.Join("\n\n", reading.PageTexts));
    }

    [Fact]
    public void Without_pictures_of_pages_there_are_no_texts_of_pages()
    {
        var reading = new PdfFile().Page(TextPage).Page("").Page(Image(60, 80)).Read();

        reading.PicturePages.Should().BeEmpty();
        reading.PageTexts.Should().BeEmpty();
    }

    [Fact]
    public void A_document_of_pictures_is_scanned()
    {
        var reading = new PdfFile().Page(Paper).Page(Text(50, 40, "Scanned")).Read();

        reading.Outcome.Should().Be(TextOutcome.Scanned);
        reading.PicturePages.Should().Equal(1);
        reading.PageTexts.Should().Equal("", "Scanned");
    }

    [Fact]
    public void The_text_that_a_scanner_puts_under_a_picture_is_text()
    {
        var reading = new PdfFile().Page(Paper + "3 Tr " + TextPage).Read();

        reading.Outcome.Should().Be(TextOutcome.Extracted);
        reading.Text.Should().Be(Words);
        reading.PicturePages.Should().BeEmpty();
    }

    [Fact]
    public void A_picture_in_strips_is_one_of_a_page()
    {
        var strips = Enumerable
            .Range(0, 4)
            .Select(strip => $"1 0 0 1 0 {200 * strip} cm " + Image(600, 200));

        var reading = new PdfFile()
            .Page(string.Concat(strips.Select(strip => $"q {strip} Q ")))
            .Page(TextPage)
            .Read();

        reading.PicturePages.Should().Equal(1);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(200, true)]
    public void Letters_drawn_as_outlines_are_a_picture(int outlines, bool isPicture)
    {
        var shapes = Enumerable
            .Range(0, outlines)
            .Select(x => $"{x} 10 m {x + 1} 20 l {x + 1} 10 l f ");

        var reading = new PdfFile().Page(string.Concat(shapes)).Page(TextPage).Read();

        reading.PicturePages.Should().Equal(isPicture ? [1] : []);
    }

    // As fonts number them: a space is 3, and A is 36.
    [Fact]
    public void A_page_whose_fonts_do_not_tell_its_letters_is_a_picture()
    {
        var numbers = string.Concat(Words.Select(letter => (char)(letter - 29)));

        var reading = new PdfFile().Page(Letters(50, 700, numbers, "S")).Page(TextPage).Read();

        reading.Outcome.Should().Be(TextOutcome.Extracted);
        reading.PicturePages.Should().Equal(1);
        reading.PageTexts.Should().Equal("", Words);
        reading.Detail.Should().Be("the fonts of 1 page do not tell their letters");
    }

    [Fact]
    public void Of_a_page_whose_fonts_do_not_tell_its_letters_the_other_fonts_are_read()
    {
        var controls = Letters(50, 600, new string('\u0004', 50), "S");
        var numbers = Letters(50, 500, "numbers", "S");

        var reading = new PdfFile().Page(TextPage + controls + numbers).Read();

        reading.Outcome.Should().Be(TextOutcome.Extracted);
        reading.Text.Should().Be(Words);
        reading.PicturePages.Should().Equal(1);
        reading.Detail.Should().Be("the fonts of 1 page do not tell their letters");
    }

    [Fact]
    public void A_document_whose_fonts_do_not_tell_its_letters_is_scanned()
    {
        var controls = new string('\u0004', 50);

        var reading = new PdfFile().Page(Letters(50, 700, controls, "S")).Read();

        reading.Outcome.Should().Be(TextOutcome.Scanned);
        reading.PicturePages.Should().Equal(1);
    }

    // F9 is no font of the page.
    [Fact]
    public void A_page_whose_fonts_are_missing_is_a_picture()
    {
        var reading = new PdfFile().Page("BT /F9 10 Tf (Ada) Tj ET").Page(TextPage).Read();

        reading.PicturePages.Should().Equal(1);
    }

    [Fact]
    public void A_page_with_some_icons_is_text()
    {
        var icons = new string('\uF095', 30);

        var reading = new PdfFile().Page(TextPage + Letters(50, 600, icons)).Read();

        reading.Text.Should().Be(Words);
        reading.PicturePages.Should().BeEmpty();
    }
}
