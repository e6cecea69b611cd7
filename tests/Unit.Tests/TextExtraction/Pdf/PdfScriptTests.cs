using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Pdf.PdfFile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Pdf;

public sealed class PdfScriptTests
{
    // Hebrew: shin, lamed, vav, mem; read from the right.
    private const string Shalom = "\u05E9\u05DC\u05D5\u05DD";
    private const string Molash = "\u05DD\u05D5\u05DC\u05E9";

    [Theory]
    [InlineData(Molash, Shalom)]
    [InlineData("2020 " + Molash, Shalom + " 2020")]
    [InlineData("12.5% " + Molash, Shalom + " 12.5%")]
    [InlineData("34 12 " + Molash, Shalom + " 12 34")]
    [InlineData("Ada 12 " + Molash, Shalom + " Ada 12")]
    [InlineData("$12 " + Molash, Shalom + " $12")]
    [InlineData(Molash + " #C " + Molash, Shalom + " C# " + Shalom)]
    [InlineData("(" + Molash + ") " + Molash, Shalom + " (" + Shalom + ")")]
    [InlineData(")" + Molash + "( " + Molash, Shalom + " (" + Shalom + ")")]
    [InlineData("The word " + Molash + " is Hebrew", "The word " + Shalom + " is Hebrew")]
    public async Task Text_from_right_to_left_is_read_as_it_is_spoken(string shown, string text)
    {
        var read = await new PdfFile().Page(Letters(50, 700, shown)).ReadTextAsync();

        read.Should().Be(text);
    }

    [Fact]
    public async Task A_line_of_another_script_is_part_of_its_page()
    {
        var read = await new PdfFile()
            .Page(
                Letters(50, 700, Molash + " " + Molash + " " + Molash)
                    + Letters(50, 688, "Node.js 12 " + Molash)
            )
            .ReadTextAsync();

        read.Should().Be($"{Shalom} {Shalom} {Shalom}\n{Shalom} Node.js 12");
    }

    [Fact]
    public async Task Text_from_right_to_left_may_be_drawn_in_the_order_in_which_it_is_read()
    {
        var letters = Shalom.Select((letter, index) => Letters(100 - 5 * index, 700, $"{letter}"));

        var read = await new PdfFile().Page(string.Concat(letters)).ReadTextAsync();

        read.Should().Be(Shalom);
    }

    [Theory]
    [InlineData("\uFE8E\uFE92\uFEE3", "\u0645\u0628\u0627")]
    [InlineData("\uFEFB", "\u0644\u0627")]
    [InlineData("\uFB01eld", "field")]
    [InlineData("o\uFB03ce", "office")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\uF0B7 Looms", "\u2022 Looms")]
    [InlineData("\uF095 123", "123")]
    public async Task Shapes_of_letters_are_read_as_the_letters(string shown, string text)
    {
        var read = await new PdfFile().Page(Letters(50, 700, shown)).ReadTextAsync();

        read.Should().Be(text);
    }

    // Letters of Helvetica that kerning draws over each other.
    [Fact]
    public async Task Letters_that_touch_are_one_word()
    {
        var read = await new PdfFile()
            .Page("BT /F 10 Tf 50 700 Td [(of) 60 (f) 80 (ice)] TJ ET")
            .ReadTextAsync();

        read.Should().Be("office");
    }

    [Theory]
    [InlineData("\u00AD", "com-\nputer")]
    [InlineData("-", "com-\nputer")]
    [InlineData("", "com\nputer")]
    public async Task A_word_divided_at_the_end_of_a_line_can_be_joined_again(
        string hyphen,
        string text
    )
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700, "com" + hyphen) + Letters(50, 688, "puter"))
            .ReadTextAsync();

        read.Should().Be(text);
    }

    // Each letter is 5 points wide; the next one is printed back over it, and where it is a capital's, 2 points up.
    [Theory]
    [InlineData("\u00B4", "e", 0, "\u00E9a")]
    [InlineData("\u02C6", "\u0131", 0, "\u00EEa")]
    [InlineData("\u00A8", "U", 2, "\u00DCa")]
    [InlineData("c", "\u00B8", 0, "\u00E7a")]
    [InlineData("\u00B4", "1", 0, "\u00B41a")]
    public async Task An_accent_printed_on_a_letter_is_part_of_it(
        string first,
        string second,
        double up,
        string text
    )
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700 + up, first) + Letters(50, 700, second) + Letters(55, 700, "a"))
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Fact]
    public async Task An_accent_beside_a_letter_stays_as_it_is()
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700, "e") + Letters(55, 700, "\u00B4"))
            .ReadTextAsync();

        read.Should().Be("e\u00B4");
    }

    [Theory]
    [InlineData("12", "\uB144", 2.1, "12\uB144")]
    [InlineData("12", "\u5E74", 2.5, "12\u5E74")]
    [InlineData("\uB144", "C", 2.1, "\uB144C")]
    [InlineData("12", "\uB144", 3.5, "12 \uB144")]
    [InlineData("12", "C", 2.5, "12 C")]
    public async Task Numbers_set_a_little_apart_from_east_asian_writing_are_not_spaced(
        string first,
        string second,
        double gap,
        string text
    )
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700, first) + Letters(50 + 5 * first.Length + gap, 700, second))
            .ReadTextAsync();

        read.Should().Be(text);
    }

    [Fact]
    public async Task Ideographs_have_no_spaces_between_them()
    {
        // Set wider, as in a justified line.
        var read = await new PdfFile()
            .Page(
                "BT /U 10 Tf 3 Tc 50 700 Td <" + Hex("\u8077\u52D9\u7D4C\u6B74\u66F8") + "> Tj ET"
            )
            .ReadTextAsync();

        read.Should().Be("\u8077\u52D9\u7D4C\u6B74\u66F8");
    }

    [Fact]
    public async Task Ideographs_one_below_the_other_are_a_line()
    {
        var first = "\u8077\u52D9".Select(
            (letter, index) => Letters(300, 700 - 10 * index, $"{letter}")
        );
        var second = "\u7D4C\u6B74".Select(
            (letter, index) => Letters(280, 700 - 10 * index, $"{letter}")
        );

        var read = await new PdfFile().Page(string.Concat(first.Concat(second))).ReadTextAsync();

        read.Should().Be("\u8077\u52D9\n\u7D4C\u6B74");
    }

    // Each letter is five points wide, half an em.
    [Theory]
    [InlineData(60, "")]
    [InlineData(60.7, "")]
    [InlineData(61.2, " ")]
    public async Task Narrow_spaces_part_words_from_right_to_left(double at, string space)
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700, Molash[..2]) + Letters(at, 700, Molash[2..]))
            .ReadTextAsync();

        read.Should().Be(Shalom[..2] + space + Shalom[2..]);
    }

    [Theory]
    [InlineData(60, "")]
    [InlineData(65, " ")]
    public async Task A_space_over_which_the_next_letter_is_drawn_is_none(double at, string space)
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700, Molash[..2] + " ") + Letters(at, 700, Molash[2..]))
            .ReadTextAsync();

        read.Should().Be(Shalom[..2] + space + Shalom[2..]);
    }

    // A fifth of an em is what word processors set between Korean and Latin; a space is wider.
    [Theory]
    [InlineData(62, "")]
    [InlineData(62.5, " ")]
    public async Task Korean_is_parted_by_spaces_from_other_words(double at, string space)
    {
        var read = await new PdfFile()
            .Page(Letters(50, 700, "\uB098\uB294") + Letters(at, 700, "Ada"))
            .ReadTextAsync();

        read.Should().Be("\uB098\uB294" + space + "Ada");
    }
}
