using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.ListTables;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.Modifiers;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocListTests
{
    private const int StyleSheet = 1;
    private const int FontTable = 15;
    private const byte Bullet = 23;
    private const int None = 0xFFF;

    [Theory]
    [InlineData(0, "\0.", "1. a\n2. b")]
    [InlineData(22, "\0)", "01) a\n02) b")]
    [InlineData(4, "\0)", "a) a\nb) b")]
    [InlineData(3, "(\0)", "(A) a\n(B) b")]
    [InlineData(2, "\0.", "i. a\nii. b")]
    [InlineData(1, "Part \0:", "Part I: a\nPart II: b")]
    [InlineData(5, "\0", "1st a\n2nd b")]
    [InlineData(57, "\0", "- 1 - a\n- 2 - b")]
    [InlineData(18, "\0", "① a\n② b")]
    [InlineData(58, "\0)", "а) a\nб) b")]
    [InlineData(6, "\0.", "1. a\n2. b")]
    [InlineData(255, "\0", "a\nb")]
    [InlineData(255, "§", "§ a\n§ b")]
    [InlineData(Bullet, "–", "– a\n– b")]
    [InlineData(Bullet, "o", "• a\n• b")]
    [InlineData(Bullet, "\uF0B7", "• a\n• b")]
    [InlineData(Bullet, "", "a\nb")]
    public async Task A_list_has_labels(byte format, string label, string text)
    {
        var document = new ListTables()
            .Define(7, Level(label, format))
            .Add(7)
            .AddTo(new())
            .Run("a\r", paragraph: InList(1, 0))
            .Run("b\r", paragraph: InList(1, 0));

        (await ReadAsync(document)).Should().Be(text);
    }

    [Theory]
    [InlineData("Wingdings", "\uF0D8", "➢ a")]
    [InlineData("Symbol", "\uF0AE", "→ a")]
    [InlineData("Arial", "\uF0D8", "a")]
    public async Task A_bullet_of_a_symbol_font_is_what_it_looks_like(
        string font,
        string label,
        string text
    )
    {
        var document = new ListTables()
            .Define(7, Level(label, Bullet, label: Font(1)))
            .Add(7)
            .AddTo(new())
            .Structure(FontTable, Fonts("Times New Roman", font))
            .Run("a\r", paragraph: InList(1, 0));

        // What is printed before a list is one kind of bullet in the end.
        (await ReadAsync(document))
            .Should()
            .Be(text.Replace('➢', '•'));
    }

    [Fact]
    public async Task Levels_count_anew_below_a_higher_one_unless_they_go_on()
    {
        var document = new ListTables()
            .Define(
                7,
                Level("\0.", format: 1),
                Level("\0.\x1"),
                Level("\x2)", format: 4, restartLimit: 1),
                Level("\0.\x3", isLegal: true, restartLimit: 0)
            )
            .Add(7)
            .AddTo(new());
        foreach (var (text, level) in "a0 b1 c1 d2 e3 f0 g1 h2 i1 j2 k3".Split(' ').Select(Item))
        {
            document.Run($"{text}\r", paragraph: InList(1, level));
        }

        (await ReadAsync(document))
            .Should()
            .Be("I. a\nI.1 b\nI.2 c\na) d\n1.1 e\nII. f\nII.1 g\na) h\nII.2 i\nb) j\n2.2 k");

        static (char, byte) Item(string item) => (item[0], (byte)(item[1] - '0'));
    }

    [Fact]
    public async Task Lists_of_one_definition_count_on_unless_they_start_anew_or_have_levels_of_their_own()
    {
        var document = new ListTables()
            .Define(7, Level("\0."))
            .Define(8, Level("\0:", start: 4))
            .Add(7)
            .Add(7)
            .Add(7, Start(0, 6))
            .Add(8)
            .Add(7, Own(0, Level("\0)", format: 3, start: 9)))
            .Add(7, Own(0, Level("\0)", format: 3, start: 9), starts: true))
            .AddTo(new());
        foreach (short number in (short[])[1, 2, 3, 3, 4, 4, 5, 6, 6, 1])
        {
            document.Run("a\r", paragraph: InList(number, 0));
        }

        (await ReadAsync(document))
            .Should()
            .Be("1. a\n2. a\n6. a\n7. a\n4: a\n5: a\nH) a\nI) a\nJ) a\n11. a");
    }

    [Theory]
    [InlineData(1, "1. a")]
    [InlineData(2, "1. a")]
    [InlineData(3, "1.1 a")]
    [InlineData(4, "a")]
    [InlineData(5, "1.1 a")]
    [InlineData(6, "a")]
    [InlineData(0, "a")]
    [InlineData(99, "a")]
    public async Task A_style_puts_its_paragraphs_in_a_list(ushort style, string text)
    {
        var document = new ListTables()
            .DefineOfStyles(7, [0, 3], Level("\0."), Level("\0.\x1"))
            .Add(7)
            .AddTo(new())
            .Structure(
                StyleSheet,
                ParagraphStyles(
                    (None, []),
                    (0, InList(1)),
                    (1, []),
                    (0, InList(1)),
                    (1, InList(0)),
                    (1, OnLevel(1)),
                    (6, OnLevel(1))
                )
            )
            .Run("a\r", paragraph: [], style: style);

        (await ReadAsync(document)).Should().Be(text);
    }

    [Fact]
    public async Task What_a_paragraph_says_goes_over_what_its_style_says()
    {
        var document = new ListTables()
            .Define(7, Level("\0."), Level("\0.\x1"))
            .Define(8, Level("\0)", format: 4))
            .Add(7)
            .Add(8)
            .AddTo(new())
            .Structure(StyleSheet, ParagraphStyles((None, InList(1))))
            .Run("a\r", paragraph: [])
            .Run("b\r", paragraph: OnLevel(1))
            .Run("c\r", paragraph: InList(2, 0))
            .Run("d\r", paragraph: InList(0))
            .Run("e\r");

        (await ReadAsync(document)).Should().Be("1. a\n1.1 b\na) c\nd\n2. e");
    }

    [Theory]
    [InlineData(0, 0, "2. b")]
    [InlineData(1, 9, "2. b")]
    [InlineData(55, 0, "2. b")]
    [InlineData(2, 0, "2. b")]
    [InlineData(0x7FF, 0, "2. b")]
    [InlineData(-0x7FF, 0, "2. b")]
    [InlineData(short.MinValue, 0, "2. b")]
    [InlineData(1, 0, "3. b")]
    [InlineData(-1, 0, "3. b")]
    public async Task A_paragraph_without_text_counts_where_it_is_in_the_list(
        short number,
        byte level,
        string last
    )
    {
        var document = new ListTables()
            .Define(7, Level("\0."))
            .Add(7)
            .Add(99)
            .AddTo(new())
            .Run("a\r", paragraph: InList(1, 0))
            .Run("\r", paragraph: InList(number, level))
            .Run("b\r", paragraph: InList(1, 0));

        (await ReadAsync(document)).Should().Be($"1. a\n\n{last}");
    }

    [Fact]
    public async Task What_is_hidden_or_deleted_does_not_count()
    {
        var document = new ListTables()
            .Define(7, Level("\0."))
            .Add(7)
            .AddTo(new())
            .Run("a\r", paragraph: InList(1, 0))
            .Run("b\r", Hidden(), paragraph: InList(1, 0))
            .Run("c\r", Deleted, paragraph: InList(1, 0))
            .Run("hidden ", Hidden(), paragraph: InList(1, 0))
            .Run("d\r", paragraph: InList(1, 0));

        (await ReadAsync(document)).Should().Be("1. a\n\n2. d");
    }

    [Theory]
    [InlineData(0, false, "1. a")]
    [InlineData(1, false, "1. a")]
    [InlineData(2, false, "1.a")]
    [InlineData(0, true, "a")]
    public async Task A_label_may_be_hidden_or_stand_close(byte follows, bool isHidden, string text)
    {
        var document = new ListTables()
            .Define(7, Level("\0.", follows: follows, label: isHidden ? Hidden() : Bold))
            .Add(7)
            .AddTo(new())
            .Run("a\r", paragraph: InList(1, 0));

        (await ReadAsync(document)).Should().Be(text);
    }

    [Fact]
    public async Task A_change_that_was_saved_fast_puts_a_paragraph_in_a_list()
    {
        var document = new ListTables().Define(7, Level("\0.")).Add(7).AddTo(new());
        var change = document.List(InList(1, 0));
        document.Run("a\r", paragraph: [], change: change).Run("b\r", paragraph: []);

        (await ReadAsync(document)).Should().Be("1. a\nb");
    }

    [Fact]
    public async Task Lists_count_through_tables_and_text_boxes_and_anew_in_each_part()
    {
        var document = new ListTables()
            .Define(7, Level("\0."))
            .Add(7)
            .AddTo(new())
            .Run("a\r", paragraph: InList(1, 0))
            .Run("b\a", paragraph: [.. InTable, .. InList(1, 0)])
            .Run("c\a", paragraph: [.. InTable, .. InList(1, 0)])
            .Run("\a", paragraph: [.. RowEnd, .. InList(1, 0)])
            .Run(
                "d \b\x13 HYPERLINK \"https://d.example.com\" \x14\x01\x15\r",
                paragraph: InList(1, 0)
            )
            .Run("\x13 PAGE \x14" + "e\x15\r", paragraph: InList(1, 0))
            .Part(WordFileBuilder.Footnotes)
            .Run("note\r", paragraph: InList(1, 0))
            .Part(WordFileBuilder.Boxes)
            .Run("box\r", paragraph: InList(1, 0))
            .Run("\r")
            .Structure(56, Plc([0, 4, 5], TextBox(1), TextBox(0)))
            .Structure(40, Plc([8, 99], Anchor(1)));

        (await ReadAsync(document))
            .Should()
            .Be("1. a\n2. b\t3. c\n4. d (https://d.example.com)\n5. box\n6. e\n\n1. note");
    }

    [Theory]
    [InlineData("en-single")]
    [InlineData("en-notes")]
    [InlineData("de-table")]
    [InlineData("fr-columns")]
    [InlineData("pl-single")]
    [InlineData("ar-single")]
    public async Task The_same_document_has_the_same_lists_as_docx_and_as_rtf(string name)
    {
        var docx = await ListsOf($"cvs/{name}.docx");

        docx.Should().NotBeEmpty();
        (await ListsOf($"cvs/{name}.doc")).Should().Equal(docx);
        (await ListsOf($"cvs/{name}.rtf")).Should().Equal(docx);
    }

    private static async Task<IEnumerable<string>> ListsOf(string fixture) =>
        (await Documents.ReadAsync(Documents.Fixture(fixture)))
            .Text.Split('\n')
            .Select(line => line.Replace('\t', ' '))
            .Where(line => line is ['•' or (>= '0' and <= '9'), '.' or ' ', ..]);

    private static async Task<string> ReadAsync(WordFileBuilder document) =>
        (await Documents.ReadAsync(document.Build())).Text;
}
