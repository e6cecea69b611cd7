using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxListTests
{
    [Theory]
    [InlineData("decimal", "%1.", "1. a\n2. b")]
    [InlineData("decimalZero", "%1)", "01) a\n02) b")]
    [InlineData("lowerLetter", "%1)", "a) a\nb) b")]
    [InlineData("upperLetter", "(%1)", "(A) a\n(B) b")]
    [InlineData("lowerRoman", "%1.", "i. a\nii. b")]
    [InlineData("upperRoman", "Part %1:", "Part I: a\nPart II: b")]
    [InlineData("ordinal", "%1", "1st a\n2nd b")]
    [InlineData("numberInDash", "%1", "- 1 - a\n- 2 - b")]
    [InlineData("decimalEnclosedCircle", "%1", "① a\n② b")]
    [InlineData("russianLower", "%1)", "а) a\nб) b")]
    [InlineData("cardinalText", "%1.", "1. a\n2. b")]
    [InlineData("none", "%1", "a\nb")]
    [InlineData("bullet", "–", "– a\n– b")]
    [InlineData("bullet", "o", "• a\n• b")]
    [InlineData("bullet", "\uF0B7", "• a\n• b")]
    [InlineData("bullet", "", "a\nb")]
    public async Task A_list_has_labels(string format, string label, string text)
    {
        var read = await ListOf(Level(0, format, label), Item("a"), Item("b")).ReadAsync();

        read.Text.Should().Be(text);
    }

    [Theory]
    [InlineData("lowerLetter", 27, "aa")]
    [InlineData("upperLetter", 52, "ZZ")]
    [InlineData("lowerLetter", 1_000_000, "1000000")]
    [InlineData("lowerRoman", 1994, "mcmxciv")]
    [InlineData("lowerRoman", 0, "0")]
    [InlineData("ordinal", 11, "11th")]
    [InlineData("ordinal", 23, "23rd")]
    [InlineData("decimalZero", 10, "10")]
    [InlineData("decimal", -3, "-3")]
    public async Task A_list_may_begin_anywhere(string format, int start, string number)
    {
        var read = await ListOf(Level(0, format, "%1", $"<w:start w:val='{start}'/>"), Item("x"))
            .ReadAsync();

        read.Text.Should().Be($"{number} x");
    }

    [Fact]
    public async Task Levels_count_anew_below_a_higher_one()
    {
        var levels =
            Level(0, "decimal", "%1.")
            + Level(1, "decimal", "%1.%2")
            + Level(2, "lowerLetter", "%3)");

        var read = await ListOf(
                levels,
                Item("a"),
                Item("b", 1),
                Item("c", 1),
                Item("d", 2),
                Item("e"),
                Item("f", 1),
                Item("g", 2)
            )
            .ReadAsync();

        read.Text.Should().Be("1. a\n1.1 b\n1.2 c\na) d\n2. e\n2.1 f\na) g");
    }

    [Fact]
    public async Task A_level_may_go_on_counting_or_write_all_in_digits()
    {
        var levels =
            Level(0, "upperRoman", "%1.")
            + Level(
                1,
                "decimal",
                "%1.%2",
                "<w:start w:val='1'/><w:isLgl/><w:lvlRestart w:val='0'/>"
            );

        var read = await ListOf(levels, Item("a"), Item("b", 1), Item("c"), Item("d", 1))
            .ReadAsync();

        read.Text.Should().Be("I. a\n1.1 b\nII. c\n2.2 d");
    }

    [Fact]
    public async Task Lists_of_one_definition_count_on_unless_they_start_anew()
    {
        var package = ListOf(
            Level(0, "decimal", "%1."),
            Item("a"),
            Item("b", number: 2),
            Item("c", number: 3),
            Item("d", number: 3)
        );
        package = package with
        {
            Numbering =
                package.Numbering
                + "<w:num w:numId='2'><w:abstractNumId w:val='7'/></w:num>"
                + "<w:num w:numId='3'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>",
        };

        (await package.ReadAsync()).Text.Should().Be("1. a\n2. b\n1. c\n2. d");
    }

    [Fact]
    public async Task A_list_may_have_levels_of_its_own()
    {
        var package = ListOf(Level(0, "decimal", "%1."), Item("a", number: 2));
        package = package with
        {
            Numbering =
                package.Numbering
                + $"<w:num w:numId='2'><w:abstractNumId w:val='7'/><w:lvlOverride w:ilvl='0'>{Level(0, "upperLetter", "%1)")}</w:lvlOverride></w:num>",
        };

        (await package.ReadAsync()).Text.Should().Be("A) a");
    }

    [Theory]
    [InlineData("Numbered", "1. a")]
    [InlineData("Child", "1. a")]
    [InlineData("Second", "1.1 a")]
    [InlineData("Out", "a")]
    public async Task A_style_puts_its_paragraphs_in_a_list(string style, string text)
    {
        var package = ListOf(
            Level(0, "decimal", "%1.")
                + Level(1, "decimal", "%1.%2", "<w:start w:val='1'/><w:pStyle w:val='Second'/>"),
            $"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        ) with
        {
            Styles =
                "<w:style w:type='paragraph' w:styleId='Numbered'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type='paragraph' w:styleId='Child'><w:basedOn w:val='Numbered'/></w:style>"
                + "<w:style w:type='paragraph' w:styleId='Second'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
                + "<w:style w:type='paragraph' w:styleId='Out'><w:basedOn w:val='Numbered'/><w:pPr><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr></w:style>",
        };

        (await package.ReadAsync()).Text.Should().Be(text);
    }

    [Fact]
    public async Task A_definition_may_be_that_of_a_style()
    {
        var package = ListOf(Level(0, "decimal", "%1."), Item("a", number: 2)) with
        {
            Styles =
                "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>",
        };
        package = package with
        {
            Numbering =
                package.Numbering
                + "<w:abstractNum w:abstractNumId='8'><w:numStyleLink w:val='L'/></w:abstractNum>"
                + "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num>",
        };

        (await package.ReadAsync()).Text.Should().Be("1. a");
    }

    [Fact]
    public async Task Definitions_that_name_each_other_end()
    {
        var package = new WordPackage(Item("a"))
        {
            Styles =
                "<w:style w:type='numbering' w:styleId='L'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>",
            Numbering =
                "<w:abstractNum w:abstractNumId='7'><w:numStyleLink w:val='L'/></w:abstractNum>"
                + "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>",
        };

        (await package.ReadAsync()).Text.Should().Be("a");
    }

    [Theory]
    [InlineData("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='0'/></w:numPr>", "2. b")]
    [InlineData("<w:numPr><w:ilvl w:val='99'/><w:numId w:val='1'/></w:numPr>", "2. b")]
    [InlineData("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='55'/></w:numPr>", "2. b")]
    [InlineData(
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:vanish/></w:rPr>",
        "2. b"
    )]
    [InlineData("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>", "3. b")]
    public async Task What_is_not_seen_does_not_count_and_a_label_of_nothing_is_not_written(
        string properties,
        string last
    )
    {
        var read = await ListOf(
                Level(0, "decimal", "%1."),
                Item("a"),
                $"<w:p><w:pPr>{properties}</w:pPr></w:p>",
                Item("b")
            )
            .ReadAsync();

        read.Text.Should().Be($"1. a\n\n{last}");
    }

    [Theory]
    [InlineData("<w:rPr><w:vanish/></w:rPr>", "a")]
    [InlineData("<w:suff w:val='nothing'/>", "1.a")]
    [InlineData("<w:suff w:val='space'/>", "1. a")]
    public async Task A_label_may_be_hidden_or_stand_close(string properties, string text)
    {
        var read = await ListOf(
                Level(0, "decimal", "%1.", "<w:start w:val='1'/>" + properties),
                Item("a")
            )
            .ReadAsync();

        read.Text.Should().Be(text);
    }

    [Theory]
    [InlineData("Wingdings", "\uF0D8", "• a")]
    [InlineData("Symbol", "\uF0B7", "• a")]
    public async Task A_bullet_of_a_symbol_font_is_what_it_looks_like(
        string font,
        string label,
        string text
    )
    {
        var read = await ListOf(
                Level(0, "bullet", label, $"<w:rPr><w:rFonts w:ascii='{font}'/></w:rPr>"),
                Item("a")
            )
            .ReadAsync();

        read.Text.Should().Be(text);
    }

    private static WordPackage ListOf(string levels, params string[] paragraphs) =>
        new(string.Concat(paragraphs))
        {
            Numbering =
                $"<w:abstractNum w:abstractNumId='7'>{levels}</w:abstractNum>"
                + "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>",
        };

    private static string Level(
        int level,
        string format,
        string label,
        string more = "<w:start w:val='1'/>"
    ) =>
        $"<w:lvl w:ilvl='{level}'>{more}<w:numFmt w:val='{format}'/><w:lvlText w:val='{label}'/></w:lvl>";

    private static string Item(string text, int level = 0, int number = 1) =>
        $"<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>"
        + $"<w:r><w:t>{text}</w:t></w:r></w:p>";
}
