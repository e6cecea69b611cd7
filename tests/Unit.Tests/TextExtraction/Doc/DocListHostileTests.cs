using System.Buffers.Binary;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.ListTables;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.Modifiers;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocListHostileTests
{
    private const int StyleSheet = 1;
    private const int FontTable = 15;

    private static ListTables Sound =>
        new ListTables().Define(7, Level("\0.", label: Font(0))).Add(7).Add(7, Start(0, 5));

    [Fact]
    public async Task Definitions_that_end_too_soon_leave_the_text()
    {
        byte[] definitions = [.. Sound.DefinitionBytes(), .. Sound.LevelBytes()];
        var (main, table) = Items(new WordFileBuilder().Structure(Lists, Sound.ListBytes()))
            .Streams();
        var pair = main.AsMemory(0x9A + (8 * Definitions), 8);
        BitConverter.TryWriteBytes(pair.Span, table.Length);
        for (var length = 0; length <= definitions.Length; length++)
        {
            BitConverter.TryWriteBytes(pair.Span[4..], length);
            var compound = new CompoundFileBuilder()
                .Add("WordDocument", main)
                .Add("0Table", [.. table, .. definitions[..length]]);

            (await Documents.ReadAsync(compound.Build()))
                .Text.Should()
                .Be(length == definitions.Length ? "1. a\n5. b" : "a\nb");
        }
    }

    [Fact]
    public async Task Lists_that_end_too_soon_leave_the_text()
    {
        var lists = Sound.ListBytes();
        for (var length = 0; length <= lists.Length; length++)
        {
            (await ReadAsync(Sound.AddTo(new()).Structure(Lists, lists[..length])))
                .Should()
                .BeOneOf("a\nb", "1. a\nb", "1. a\n2. b", "1. a\n5. b");
        }
    }

    // Where in the definitions and their levels, and in the lists, a number lies that is not true.
    [Theory]
    [InlineData(Definitions, 0, 0xFFFF, "a\nb")]
    [InlineData(Definitions, 0, 2, "a\nb")]
    [InlineData(Definitions, 28, 0, "a\nb")]
    [InlineData(Definitions, 30 + 4, 0x3C, "a\nb")]
    [InlineData(Definitions, 30 + 15, 3, "a\nb")]
    [InlineData(Definitions, 30 + 24, 0xFF, "a\nb")]
    [InlineData(Definitions, 30 + 25, 0xFF, "a\nb")]
    [InlineData(Definitions, 30 + 36, 0xFFFF, "a\nb")]
    [InlineData(Lists, 0, 0xFFFF, "1. a\n2. b")]
    [InlineData(Lists, 2, 0xFFFF, "1. a\n2. b")]
    [InlineData(Lists, 4, 8, "a\n5. b")]
    [InlineData(Lists, 4 + 12, 0xFF, "1. a\n2. b")]
    [InlineData(Lists, 4 + 32 + 8 + 4, 0x1F, "1. a\n2. b")]
    [InlineData(Lists, 4 + 32 + 8 + 4, 0x20, "1. a\n2. b")]
    public async Task Numbers_that_are_not_true_cost_no_more_than_labels(
        int structure,
        int at,
        int value,
        string text
    )
    {
        byte[] definitions = [.. Sound.DefinitionBytes(), .. Sound.LevelBytes()];
        var lists = Sound.ListBytes();
        var damaged = structure == Lists ? lists : definitions;
        BinaryPrimitives.WriteUInt16LittleEndian(damaged.AsSpan(at), (ushort)value);

        var read = await ReadAsync(
            new WordFileBuilder().Structure(Lists, lists).Structure(Definitions, definitions)
        );

        read.Should().Be(text);
    }

    [Fact]
    public async Task Styles_based_on_each_other_end()
    {
        var document = Sound
            .AddTo(new())
            .Structure(StyleSheet, ParagraphStyles((1, OnLevel(0)), (0, OnLevel(1))))
            .Run("a\r", paragraph: [], style: 0)
            .Run("b\r", paragraph: [], style: 1);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("a\nb");
    }

    [Theory]
    [InlineData(int.MaxValue, "2147483647. a\n-2147483648. a")]
    [InlineData(-1, "-1. a\n0. a")]
    public async Task Numbers_may_be_of_any_size(int start, string text)
    {
        var document = new ListTables()
            .Define(7, Level("\0.", start: start))
            .Add(7)
            .AddTo(new())
            .Run("a\r", paragraph: InList(1, 0))
            .Run("a\r", paragraph: InList(1, 0));

        (await Documents.ReadAsync(document.Build())).Text.Should().Be(text);
    }

    [Fact]
    public async Task Labels_without_end_are_cut()
    {
        var limits = new ExtractionLimits { Characters = 1_000 };
        var document = new ListTables()
            .Define(7, Level(new string('\0', 60_000), format: 1, start: 30_888))
            .Add(7)
            .AddTo(new());
        for (var i = 0; i < 100; i++)
        {
            document.Run("a\r", paragraph: InList(1, 0));
        }

        var read = await Documents.ReadAsync(document.Build(), limits);

        read.Text.Should().HaveLength(1_000).And.StartWith("MMMM");
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    [Fact]
    public async Task More_lists_than_there_may_be_are_not_kept()
    {
        const short last = 0x7FE;
        var tables = new ListTables().Define(7, Level("\0."));
        for (var i = 0; i <= last; i++)
        {
            tables.Add(7);
        }

        var document = tables
            .AddTo(new())
            .Run("a\r", paragraph: InList(last, 0))
            .Run("b\r", paragraph: InList(last + 1, 0));

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("1. a\nb");
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0xFF, 0xFF, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 0xFF, 1, 2, 3 })]
    public async Task Fonts_that_make_no_sense_have_no_names(byte[] fonts)
    {
        var document = new ListTables()
            .Define(7, Level("\uF0B7", 23, label: Font(0)))
            .Add(7)
            .AddTo(new())
            .Structure(FontTable, fonts)
            .Run("a\r", paragraph: InList(1, 0));

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("• a");
    }

    private static WordFileBuilder Items(WordFileBuilder document) =>
        document.Run("a\r", paragraph: InList(1, 0)).Run("b\r", paragraph: InList(2, 0));

    private static async Task<string> ReadAsync(WordFileBuilder document)
    {
        var read = await Documents.ReadAsync(Items(document).Build());
        read.Outcome.Should().Be(TextOutcome.Extracted);
        return read.Text;
    }
}
