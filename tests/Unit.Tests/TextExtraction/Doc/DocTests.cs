using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.Modifiers;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocTests
{
    private const int StyleSheet = 1;

    [Theory]
    [InlineData("a\rb\r", "a\nb")]
    [InlineData("a\vb\tc\r", "a\nb\tc")]
    [InlineData("a\x0E" + "b\fc\r", "a\nb\nc")]
    [InlineData("post\x1E" + "office, hy\x1Fphen\r", "post-office, hyphen")]
    [InlineData("a\x01\x02\x03\x04\x05\x08" + "b\r", "ab")]
    [InlineData("icon \uF028 \uFFFF\r", "icon")]
    [InlineData(
        "page \x13 PAGE \\* MERGEFORMAT \x14" + "7\x15 of \x13NUMPAGES\x14" + "9\x15\r",
        "page 7 of 9"
    )]
    [InlineData("\x13 IF \x13 PAGE \x14" + "1\x15 = 2 \x14yes\x15" + "x\r", "yesx")]
    [InlineData("a\x13 XE \"entry\" \x15" + "b\r", "ab")]
    [InlineData("a\x13 open b\r\x14" + "c\r", "a open b\nc")]
    [InlineData("a\x15" + "b\x14" + "c\r", "abc")]
    [InlineData("end without a mark", "end without a mark")]
    public async Task Marks_in_the_text_are_understood(string marks, string text)
    {
        var read = await Documents.ReadAsync(
            new WordFileBuilder().Run(marks, isWide: true).Build()
        );

        read.Text.Should().Be(text);
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Format.Should().Be(FileFormat.Doc);
        read.Engine.Should().Be("doc");
        read.Detail.Should().BeNull();
    }

    [Theory]
    [InlineData("HYPERLINK \"https://github.com/ada\"", "code", "code (https://github.com/ada)")]
    [InlineData("hyperlink https://github.com/ada", "code", "code (https://github.com/ada)")]
    [InlineData("HYPERLINK \"https://www.example.com/\"", "example.com", "example.com")]
    [InlineData("HYPERLINK \"mailto:ada@example.com\"", "mail", "mail (ada@example.com)")]
    [InlineData(
        "HYPERLINK \\o \"tip\" \"https://a.example.com\"",
        "A",
        "A (https://a.example.com)"
    )]
    [InlineData("HYPERLINK \\l \"_Toc1\" \\h", "Chapter", "Chapter")]
    [InlineData("HYPERLINK \"https://a.example.com\"", "\x01", "(https://a.example.com)")]
    [InlineData("HYPERLINK \"https://a.example.com\"", "\b", "(https://a.example.com)")]
    [InlineData(
        "HYPERLINK \"https://a.example.com\"",
        " \x13 REF \x14\x01\x15",
        "(https://a.example.com)"
    )]
    [InlineData("HYPERLINK \"https://a.example.com\"", " ", "")]
    [InlineData("HYPERLINK \"https://a.example.com\" \x01", "", "")]
    [InlineData("HYPERLINK \"https://a.example.com\"", "A\r", "A\n(https://a.example.com)")]
    [InlineData("HYPERLINK", "nowhere", "nowhere")]
    [InlineData("HYPERLINK \"", "nowhere", "nowhere")]
    [InlineData(
        "HYPERLINK \"\x13 REF a \x14https://a.example.com\x15\"",
        "A",
        "A (https://a.example.com)"
    )]
    [InlineData(
        "HYPERLINK \"https://a.example.com\"",
        "\x13 REF a \x14" + "A\x15",
        "A (https://a.example.com)"
    )]
    public async Task Where_a_link_leads_is_read(string instruction, string shown, string text)
    {
        var read = await Documents.ReadAsync(
            new WordFileBuilder().Run($"\x13 {instruction} \x14{shown}\x15\r").Build()
        );

        read.Text.Should().Be(text);
    }

    [Fact]
    public async Task A_picture_that_is_a_link_stands_apart_from_the_words_around_it()
    {
        const string link = "\x13 HYPERLINK \"https://a.example.com\" \x14\x01\x15";
        var document = new WordFileBuilder().Run($"see{link}now, see {link} now\r");

        (await Documents.ReadAsync(document.Build()))
            .Text.Should()
            .Be("see (https://a.example.com)now, see (https://a.example.com) now");
    }

    [Fact]
    public async Task Characters_of_one_byte_and_of_two_are_read_in_the_order_of_the_text()
    {
        var document = new WordFileBuilder { IsReversed = true }
            .Run("Cost € 5 \u2018caf\u00E9\u2019 \u2013 ")
            .Run("Łódź 東京 😀\r", isWide: true)
            .Run("\u0152uvre, \u017Deljko \u2030\r");

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("Cost € 5 ‘café’ – Łódź 東京 😀\nŒuvre, Željko ‰");
    }

    [Fact]
    public async Task Deleted_and_hidden_text_is_left_out()
    {
        var document = new WordFileBuilder()
            .Run("seen ")
            .Run("deleted ", Deleted)
            .Run("bold ", Bold)
            .Run("hidden ", [.. Bold, .. Hidden()])
            .Run("not hidden ", [.. Hidden(), .. Hidden(0)])
            .Run("as the style says ", Hidden(0x80))
            .Run("opposite ", Hidden(0x81))
            .Run("hidden mark\r", Hidden())
            .Run("last ")
            .Run("(", Symbol('\u20AC'))
            .Run("(", Symbol('\uF0B7'))
            .Run("(brackets)\r");

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("seen bold not hidden as the style says\nlast €•(brackets)");
    }

    [Fact]
    public async Task Characters_of_symbol_fonts_are_what_they_look_like()
    {
        var document = new WordFileBuilder()
            .Structure(15, ListTables.Fonts("Arial", "Symbol", "Wingdings"))
            .Run("(", Symbol('\uF061', font: 1))
            .Run("(", Symbol('\uF028', font: 2))
            .Run("(", Symbol('\uF028', font: 0))
            .Run("\uF062\uF0B0", Font(1), isWide: true)
            .Run("\uF062", Font(99), isWide: true)
            .Run("\uF0B7\r", isWide: true);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("α☎β°•");
    }

    [Fact]
    public async Task A_link_that_is_deleted_leads_nowhere()
    {
        var document = new WordFileBuilder()
            .Run("a")
            .Run("\x13 HYPERLINK \"https://gone.example.com\" \x14gone\x15", Deleted)
            .Run("b\r");

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("ab");
    }

    [Fact]
    public async Task Styles_hide_text()
    {
        const int none = 0xFFF;
        var document = new WordFileBuilder()
            .Structure(
                StyleSheet,
                Styles(
                    (1, none, []),
                    (1, 0, Hidden()),
                    (1, 1, Bold),
                    (2, none, Hidden()),
                    (1, 1, Hidden(0x81)),
                    (1, 5, []),
                    (3, none, Hidden())
                )
            )
            .Run("normal\r", paragraph: [], style: 0)
            .Run("hidden\r", paragraph: [], style: 1)
            .Run("based on hidden\r", paragraph: [], style: 2)
            .Run("characters ", CharacterStyle(3))
            .Run("made visible ", [.. CharacterStyle(3), .. Hidden(0)])
            .Run("opposite\r", paragraph: [], style: 4)
            .Run("based on itself\r", paragraph: [], style: 5)
            .Run("table\r", paragraph: [], style: 6)
            .Run("unknown\r", paragraph: [], style: 99);

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("normal\n\nmade visible opposite\nbased on itself\ntable\nunknown");
    }

    [Fact]
    public async Task A_piece_may_change_all_of_its_characters()
    {
        // One modifier of one byte: seven bits for which, and its value.
        const ushort deleted = (1 << 8) | (0x41 << 1);
        const ushort hidden = (1 << 8) | (0x5C << 1);
        const ushort bold = (1 << 8) | (0x55 << 1);
        var document = new WordFileBuilder();
        document.List(Bold);
        var list = document.List([.. Bold, .. Hidden()]);
        var restored = document.List(NotDeleted);
        document
            .Run("a")
            .Run("b", change: deleted)
            .Run("c", change: hidden)
            .Run("d", change: bold)
            .Run("e", change: list)
            .Run("f", Deleted, change: restored)
            .Run("g", change: 0x7FFF)
            .Run("h\r");

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("adfgh");
    }

    [Fact]
    public async Task A_table_has_a_line_a_row_and_tabs_between_cells()
    {
        var document = new WordFileBuilder()
            .Run("before\r", paragraph: [])
            .Run("a\rb\a\ac\a", paragraph: InTable)
            .Run("\a", paragraph: RowEnd)
            .Run("\ad\a", paragraph: InTable)
            .Run("\a", paragraph: [.. TableOfOneColumn, .. RowEnd])
            .Run("outer\r", paragraph: InTable)
            .Run("n1\r", paragraph: InnerCellEnd)
            .Run("n2\r", paragraph: InnerCellEnd)
            .Run("\r", paragraph: InnerRowEnd)
            .Run("n3\rn4\r", paragraph: InnerCellEnd)
            .Run("\r", paragraph: InnerRowEnd)
            .Run("e\a", paragraph: InTable)
            .Run("\a", paragraph: RowEnd)
            .Run("after\r", paragraph: []);

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("before\na\nb\t\tc\n\td\nouter\nn1\tn2\nn3\tn4\ne\nafter");
    }

    [Fact]
    public async Task The_row_of_a_table_whose_definition_is_elsewhere_ends()
    {
        byte[] elsewhere = [0x46, 0x66, 0, 0, 0, 0];
        var document = new WordFileBuilder()
            .Run("a\ab\a", paragraph: InTable)
            .Run("\a", paragraph: elsewhere)
            .Run("c\r", paragraph: []);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("a\tb\nc");
    }

    [Fact]
    public async Task A_table_whose_paragraphs_are_not_described_is_read_by_its_marks()
    {
        var document = new WordFileBuilder().Run("a\ab\a\ac\ad\a\aafter\r");

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("a\tb\nc\td\nafter");
    }
}
