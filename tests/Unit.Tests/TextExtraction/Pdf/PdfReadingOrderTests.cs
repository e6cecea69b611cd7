using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfReadingOrderTests
{
    private const string Name = "Ada Lovelace";

    public static TheoryData<string, string, string> Pages =>
        new()
        {
            {
                "columns of one text, the first of them full",
                Lines(50, 700, Name, "one", "two", "three") + Lines(320, 700, "four", "five"),
                "Ada Lovelace|one|two|three|four|five"
            },
            {
                "a table, row by row, its cells of several lines",
                Text(50, 700, "2020")
                    + Lines(200, 700, "Developer", "of engines")
                    + Text(50, 670, "2021")
                    + Lines(200, 670, "Architect", "of them"),
                "2020|Developer|of engines|2021|Architect|of them"
            },
            {
                "a table whose first cells are the longer ones",
                Lines(50, 700, "Developer of engines", "and of tables", "for Babbage")
                    + Text(400, 700, "2020")
                    + Lines(50, 660, "Architect of the same", "and of others", "for others")
                    + Text(400, 660, "2021"),
                "Developer of engines|and of tables|for Babbage|2020|"
                    + "Architect of the same|and of others|for others|2021"
            },
            {
                "a sidebar at the left, drawn last",
                Text(250, 750, Name, 20)
                    + Lines(250, 700, "Work", "Developer of engines", "and of tables")
                    + Lines(50, 700, "Skills", "Algebra", "Looms"),
                "Ada Lovelace|Skills|Algebra|Looms|Work|Developer of engines|and of tables"
            },
            {
                "a text box at the right, drawn last, that begins above the text",
                Text(50, 690, Name, 20)
                    + Lines(50, 670, "Work, for years and years", "a", "b", "c", "d", "e", "f")
                    + Lines(400, 715, "Skills", "Algebra", "Looms"),
                "Skills|Algebra|Looms|Ada Lovelace|Work, for years and years|a|b|c|d|e|f"
            },
            {
                "a text box at the right, drawn last, for which the text makes way",
                Text(
                    50,
                    712,
                    "A profile of so many words that it reaches over all of the page, and this far"
                )
                    + Lines(50, 700, "Work, for years and years", "a", "b", "c", "d", "e", "f")
                    + Lines(300, 700, "Skills", "Algebra", "Looms"),
                "A profile of so many words that it reaches over all of the page, and this far|"
                    + "Skills|Algebra|Looms|Work, for years and years|a|b|c|d|e|f"
            },
            {
                "a column at the right that begins where the text does",
                Text(50, 730, Name, 20)
                    + Lines(50, 700, "Work, for years and years", "a", "b", "c", "d", "e", "f")
                    + Lines(400, 700, "Skills", "Algebra", "Looms"),
                "Ada Lovelace|Work, for years and years|a|b|c|d|e|f|Skills|Algebra|Looms"
            },
            {
                "a header drawn after the text and a footer before it",
                Text(50, 40, "Page 1") + Lines(50, 700, "one", "two") + Text(400, 780, "CV"),
                "CV|one|two|Page 1"
            },
            {
                "a page drawn from its last line to its first",
                Text(50, 676, "three") + Text(50, 688, "two") + Text(50, 700, "one"),
                "one|two|three"
            },
            {
                "a line that was forgotten",
                Lines(50, 700, "one", "two") + Text(50, 664, "four") + Text(50, 676, "three"),
                "one|two|three|four"
            },
            {
                "a date at the end of a line, shown before it",
                Text(130, 700, "2020") + Text(50, 700, "Developer") + Text(50, 688, "of engines"),
                "Developer 2020|of engines"
            },
            {
                "a label that stands upright beside the text",
                "BT /F 10 Tf 0 1 -1 0 30 600 Tm (Work) Tj ET\n" + Lines(50, 700, "one", "two"),
                "Work|one|two"
            },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Text_is_put_in_the_order_in_which_it_is_read(
        string page,
        string content,
        string lines
    )
    {
        var text = await new PdfFile().Page(content).ReadTextAsync();

        text.Should().Be(lines.Replace('|', '\n'), page);
    }

    [Fact]
    public async Task Columns_of_a_page_from_right_to_left_are_read_from_the_right()
    {
        var text = await new PdfFile()
            .Page(
                Letters(50, 700, "\u05D3\u05D2")
                    + Letters(300, 712, "\u05D1\u05D0")
                    + Letters(300, 700, "\u05D4\u05D1")
            )
            .ReadTextAsync();

        text.Should().Be("\u05D0\u05D1\n\u05D1\u05D4\n\u05D2\u05D3");
    }
}
