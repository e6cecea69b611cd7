using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfPageTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task A_turned_page_is_read_along_its_lines(int degrees)
    {
        var text = await new PdfFile()
            .Page(
                Text(100, 400, "Ada Lovelace")
                    + Text(200, 400, "2020")
                    + Text(100, 388, "of engines"),
                $"/Rotate {degrees}/CropBox[50 50 400 750]"
            )
            .ReadTextAsync();

        text.Should().Be("Ada Lovelace 2020\nof engines");
    }

    // The text is turned, and not the page.
    [Theory]
    [InlineData("0 1 -1 0", 1, 0)]
    [InlineData("-1 0 0 -1", 0, 1)]
    [InlineData("0 -1 1 0", -1, 0)]
    [InlineData("0.7071 0.7071 -0.7071 0.7071", 0.7071, -0.7071)]
    public async Task Turned_lines_are_read_along_themselves(string turn, double x, double y)
    {
        var content = FormattableString.Invariant(
            $"BT /F 10 Tf {turn} 300 400 Tm (Ada Lovelace) Tj ET BT /F 10 Tf {turn} {300 + 12 * x} {400 + 12 * y} Tm (of engines) Tj ET"
        );

        var text = await new PdfFile().Page(content).ReadTextAsync();

        text.Should().Be("Ada Lovelace\nof engines");
    }

    [Theory]
    [InlineData(100, "Ada\nLovelace")]
    [InlineData(450, "Lovelace")]
    [InlineData(20, "Lovelace")]
    public async Task Letters_beside_the_paper_are_left_out(double x, string text)
    {
        var read = await new PdfFile()
            .Page(Text(x, 700, "Ada") + Text(100, 680, "Lovelace"), "/CropBox[50 50 400 750]")
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Theory]
    [InlineData("3 Tr")]
    [InlineData("1 1 1 rg")]
    [InlineData("0.1 0 0 0.1 100 600 Tm")]
    public async Task Text_that_is_not_seen_is_read(string state)
    {
        var text = await new PdfFile()
            .Page($"BT /F 10 Tf 100 700 Td {state} (Ada Lovelace) Tj ET")
            .ReadTextAsync();

        text.Should().Be("Ada Lovelace");
    }

    [Theory]
    [InlineData("/Span<</ActualText(Lovelace)>>BDC (L.) Tj EMC", "Ada Lovelace of")]
    [InlineData("/Span<</ActualText()>>BDC (L.) Tj EMC", "Ada of")]
    [InlineData("/Span<</ActualText<FEFF00C90064>>>BDC (Xx) Tj EMC", "Ada \u00C9d of")]
    [InlineData("/Span<</ActualText(Love)>>BDC (L) Tj (.) Tj EMC (lace) Tj", "Ada Lovelace of")]
    [InlineData("/P<</MCID 0>>BDC (L.) Tj EMC", "Ada L. of")]
    public async Task Text_for_letters_is_read_in_their_place(string marked, string text)
    {
        var read = await new PdfFile()
            .Page($"BT /F 10 Tf 100 700 Td (Ada ) Tj {marked} ( of) Tj ET")
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Fact]
    public async Task A_raised_letter_does_not_end_a_line()
    {
        var read = await new PdfFile()
            .Page(
                "BT /F 12 Tf 100 700 Td (the 1) Tj /F 6 Tf 5 Ts (st) Tj /F 12 Tf 0 Ts ( engine) Tj ET"
            )
            .ReadTextAsync();

        read.Should().Be("the 1st engine");
    }

    // Of 20 s; each look at the clock takes five.
    [Fact]
    public void What_was_read_is_told_when_time_runs_out()
    {
        var file = new PdfFile();
        foreach (var word in new[] { "One", "Two", "Three", "Four" })
        {
            file.Page(Text(50, 700, word));
        }

        var reading = new PdfTextReader(new SlowClock()).Read(
            file.ToBytes(),
            new ExtractionLimits(),
            TestContext.Current.CancellationToken
        );

        reading.Text.Should().Be("One\n\nTwo\n\nThree");
        reading.Detail.Should().Be("read the first 3 of 4 pages");
    }

    private sealed class SlowClock : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _now += 5;
    }
}
