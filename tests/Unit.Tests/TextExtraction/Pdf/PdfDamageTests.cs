using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfDamageTests
{
    private static readonly string Ada = Text(50, 700, "Ada");

    [Fact]
    public void A_damaged_page_does_not_cost_the_others()
    {
        var reading = new PdfFile().Page(Ada).BrokenPage().Page(Ada).Read();

        reading.Outcome.Should().Be(TextOutcome.Extracted);
        reading.Text.Should().Be("Ada\n\nAda");
        reading.Pages.Should().Be(3);
        reading.Detail.Should().Be("1 page could not be read");
    }

    [Fact]
    public void A_document_of_damaged_pages_is_damaged()
    {
        var reading = new PdfFile().BrokenPage().BrokenPage().Read();

        reading.Outcome.Should().Be(TextOutcome.Damaged);
    }

    [Theory]
    [InlineData("/Annots 5", null)]
    [InlineData("/Annots[<</Subtype/Link>> 99 0 R 7]", "annotations of 1 page could not be read")]
    [InlineData("/Annots[<</Subtype/Widget/FT/Tx/V 99 0 R/Rect[0 0 1 1]>>]", null)]
    [InlineData(
        "/Annots[<</Subtype/FreeText/Contents(Bob)/Rect[0 0]>>]",
        "annotations of 1 page could not be read"
    )]
    public void Damaged_annotations_do_not_cost_the_letters_below(string entries, string? detail)
    {
        var reading = new PdfFile().Page(Ada, entries).Read();

        reading.Text.Should().Be("Ada");
        reading.Detail.Should().Be(detail);
    }

    [Fact]
    public async Task Long_text_for_many_letters_is_cut()
    {
        var marked = "/Span<</ActualText(" + new string('a', 900) + ")>>BDC (x) Tj EMC ";
        var page = "BT /F 10 Tf 50 700 Td " + string.Concat(Enumerable.Repeat(marked, 50)) + "ET";

        var read = await Documents.ReadAsync(
            new PdfFile().Page(page).ToBytes(),
            new ExtractionLimits { Characters = 1_000 }
        );

        read.Text.Should().Be(new string('a', 1_000));
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    // As many as a page of numbers in a grid has, each a run of its own.
    [Fact]
    public async Task A_page_of_very_many_words_is_read()
    {
        var words = Enumerable
            .Range(0, 5_000)
            .Select(index => Text(20 + 50 * (index % 10), 780 - index / 10 * 1.5, "word", 1));

        var text = await new PdfFile().Page(string.Concat(words)).ReadTextAsync();

        text.Split(' ', '\n').Should().HaveCount(5_000);
    }
}
