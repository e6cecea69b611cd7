using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfTests
{
    private const double Size = 10;

    // Of Helvetica at 10 points, "Ada" is 17.8 wide and a space 2.8.
    [Theory]
    [InlineData(117.8, 700, "AdaLo")]
    [InlineData(119.0, 700, "AdaLo")]
    [InlineData(120.6, 700, "Ada Lo")]
    [InlineData(190, 700, "Ada Lo")]
    [InlineData(200, 700, "Ada\nLo")]
    [InlineData(117.8, 704, "AdaLo")]
    [InlineData(117.8, 688, "Ada\nLo")]
    [InlineData(90, 700, "Ada\nLo")]
    public async Task Spaces_and_lines_are_read_off_the_gaps(double x, double y, string text)
    {
        var read = await Documents.ReadAsync(Pdf(("Ada", 100, 700), ("Lo", x, y)));

        read.Text.Should().Be(text);
        read.Engine.Should().Be("pdf");
        read.Pages.Should().Be(1);
    }

    [Theory]
    [InlineData(100.3, "Ball")]
    [InlineData(100, "Ball")]
    [InlineData(150, "Ball Ball")]
    public async Task What_is_printed_twice_in_one_place_is_read_once(double x, string text)
    {
        var read = await Documents.ReadAsync(Pdf(("Ball", 100, 700), ("Ball", x, 700)));

        read.Text.Should().Be(text);
    }

    [Fact]
    public async Task Letters_set_apart_stay_one_word()
    {
        var read = await Documents.ReadAsync(
            Pdf(("J", 100, 700), ("O", 106.5, 700), ("B", 115.8, 700), ("S", 124, 700))
        );

        read.Text.Should().Be("JOBS");
    }

    [Fact]
    public async Task Pages_are_separated_by_a_blank_line()
    {
        var read = await Documents.ReadAsync(Pages(3));

        read.Text.Should().Be("Page\n\nPage\n\nPage");
        read.Pages.Should().Be(3);
        read.Detail.Should().BeNull();
    }

    [Fact]
    public async Task Pages_over_the_limit_are_left_out()
    {
        var read = await Documents.ReadAsync(Pages(3), new ExtractionLimits { Pages = 2 });

        read.Text.Should().Be("Page\n\nPage");
        read.Pages.Should().Be(3);
        read.Detail.Should().Be("read the first 2 of 3 pages");
    }

    [Fact]
    public async Task Characters_over_the_limit_are_left_out()
    {
        var read = await Documents.ReadAsync(Pages(3), new ExtractionLimits { Characters = 7 });

        read.Text.Should().Be("Page\n\nP");
        read.Detail.Should().Be("the text was cut after 7 characters");
    }

    [Fact]
    public async Task Reading_that_takes_too_long_is_damage()
    {
        var limits = new ExtractionLimits { Time = TimeSpan.Zero };

        var read = await Documents.ReadAsync(Pages(200), limits);

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should().Be("reading took longer than 0 s");
    }

    [Fact]
    public async Task A_page_without_anything_is_empty()
    {
        var read = await Documents.ReadAsync(Pdf());

        read.Outcome.Should().Be(TextOutcome.Empty);
        read.Pages.Should().Be(1);
    }

    [Theory]
    [InlineData("", 600, TextOutcome.Scanned)]
    [InlineData("", 50, TextOutcome.Scanned)]
    [InlineData("Stamp", 600, TextOutcome.Scanned)]
    [InlineData("Stamp", 50, TextOutcome.Extracted)]
    [InlineData("Forty letters of text and more than that at least", 600, TextOutcome.Extracted)]
    public async Task A_page_that_is_a_picture_is_told(
        string text,
        double size,
        TextOutcome outcome
    )
    {
        var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        page.AddPng(OnePixel, new PdfRectangle(0, 0, size, size * 1.4));
        if (text.Length > 0)
        {
            var font = builder.AddStandard14Font(Standard14Font.Helvetica);
            page.AddText(text, Size, new PdfPoint(100, 700), font);
        }

        var read = await Documents.ReadAsync(builder.Build());

        read.Outcome.Should().Be(outcome);
    }

    private static readonly byte[] OnePixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
    );

    private static byte[] Pdf(params (string Text, double X, double Y)[] texts)
    {
        var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var (text, x, y) in texts)
        {
            page.AddText(text, Size, new PdfPoint(x, y), font);
        }

        return builder.Build();
    }

    private static byte[] Pages(int count)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var page = 0; page < count; page++)
        {
            builder.AddPage(PageSize.A4).AddText("Page", Size, new PdfPoint(100, 700), font);
        }

        return builder.Build();
    }
}
