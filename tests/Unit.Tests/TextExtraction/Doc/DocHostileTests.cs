using System.Diagnostics.CodeAnalysis;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.Modifiers;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocHostileTests
{
    [Fact]
    public async Task A_file_that_ends_too_soon_has_an_outcome()
    {
        var whole = Documents.Fixture("cv.doc");
        for (var length = 0; length < whole.Length; length += 61)
        {
            AssertOutcome(await Documents.ReadAsync(whole[..length]));
        }
    }

    // The seeds are fixed: damage that goes unnoticed is to be found again.
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 3)]
    [InlineData(3, 400)]
    [SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
    public async Task A_file_with_wrong_bytes_has_an_outcome(int seed, int mostChanges)
    {
        var random = new Random(seed);
        var whole = Documents.Fixture("cv.doc");
        for (var file = 0; file < 1_500; file++)
        {
            var damaged = whole.ToArray();
            var changes = random.Next(1, mostChanges);
            for (var change = 0; change < changes; change++)
            {
                damaged[random.Next(damaged.Length)] = Odd(random);
            }

            AssertOutcome(await Documents.ReadAsync(damaged));
        }
    }

    // Damage to the streams alone goes deeper than damage to a file, of which the directory is the easier prey.
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
    public async Task A_document_with_wrong_bytes_has_an_outcome(int seed, bool isWord6)
    {
        var random = new Random(seed);
        var (main, table) = Rich(isWord6).Streams();
        for (var file = 0; file < 1_500; file++)
        {
            var (damagedMain, damagedTable) = (main.ToArray(), table.ToArray());
            for (var change = 0; change < 8; change++)
            {
                damagedMain[random.Next(change < 4 ? 0x600 : main.Length)] = Odd(random);
                damagedTable[random.Next(table.Length)] = Odd(random);
            }

            var compound = new CompoundFileBuilder()
                .Add("WordDocument", damagedMain)
                .Add("0Table", damagedTable);
            AssertOutcome(await Documents.ReadAsync(compound.Build()));
        }
    }

    [Fact]
    public async Task Pieces_that_share_their_bytes_repeat_them_no_more_than_a_few_times()
    {
        const int pieces = 200_000;
        var (main, table) = new WordFileBuilder().Run(new string('\x01', 100_000)).Streams();
        byte[] piece = [0, 0, .. BitConverter.GetBytes((2 * 0x600) | 0x4000_0000), 0, 0];
        int[] positions = [.. Enumerable.Range(0, pieces + 1).Select(i => i * 10_000)];
        var list = Plc(positions, [.. Enumerable.Repeat(piece, pieces)]);
        byte[] clx = [2, .. BitConverter.GetBytes(list.Length), .. list];
        BitConverter.TryWriteBytes(main.AsSpan(0x4C), pieces * 10_000);
        BitConverter.TryWriteBytes(main.AsSpan(0x9A + (8 * 33)), table.Length);
        BitConverter.TryWriteBytes(main.AsSpan(0x9A + (8 * 33) + 4), clx.Length);
        var compound = new CompoundFileBuilder()
            .Add("WordDocument", main)
            .Add("0Table", [.. table, .. clx]);

        var read = await Documents.ReadAsync(compound.Build());

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should().StartWith("the Word document is broken");
    }

    [Fact]
    public async Task Fields_nested_without_end_have_an_outcome()
    {
        var deep = new string('\x13', 100_000) + "a" + new string('\x15', 100_000) + "b\r";

        (await Documents.ReadAsync(new WordFileBuilder().Run(deep).Build())).Text.Should().Be("b");
    }

    [Fact]
    public async Task A_text_over_the_limit_is_cut()
    {
        var limits = new ExtractionLimits { Characters = 1_000 };
        var document = new WordFileBuilder()
            .Run("before\r")
            .Part(WordFileBuilder.Boxes)
            .Run(new string('a', 2_000) + "\r");

        var read = await Documents.ReadAsync(document.Build(), limits);

        read.Text.Should().Be("before\n" + new string('a', 993));
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_an_outcome()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var reading = () =>
            Documents.ReadUntilAsync(Documents.Fixture("cv.doc"), new(), gone.Token);

        await reading.Should().ThrowAsync<OperationCanceledException>();
    }

    [SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
    private static byte Odd(Random random) =>
        random.Next(4) switch
        {
            0 => 0,
            1 => 0xFF,
            _ => (byte)random.Next(256),
        };

    // The marks are those of both versions, so that both have something to stumble over.
    private static WordFileBuilder Rich(bool isWord6)
    {
        var document = new WordFileBuilder(isWord6);
        var list = document.List([.. Bold, .. Hidden()]);
        if (!isWord6)
        {
            new ListTables()
                .Define(7, ListTables.Level("\0.", format: 2), ListTables.Level("\0.\x1)"))
                .Add(7)
                .Add(7, ListTables.Own(1, ListTables.Level("\uF0B7", 23, label: Font(0))))
                .AddTo(document)
                .Run("item\r", paragraph: InList(1, 0))
                .Run("item\r", paragraph: InList(2, 1))
                .Structure(15, ListTables.Fonts("Symbol"));
        }

        return document
            .Run(
                "one \b\x13 HYPERLINK \"https://a.example.com\" \x14 link\x15\r",
                isWord6 ? [92, 0] : Bold
            )
            .Run("Łódź ", isWide: !isWord6)
            .Run("hidden\r", isWord6 ? [92, 1] : Hidden(), paragraph: [], change: list)
            .Run("a\ab\a", paragraph: isWord6 ? [24, 1] : InTable)
            .Run("\a", paragraph: isWord6 ? [24, 1, 25, 1] : [.. TableOfOneColumn, .. RowEnd])
            .Part(WordFileBuilder.Headers)
            .Run("head\rfoot\r\r")
            .Part(WordFileBuilder.Boxes)
            .Run("box\r\r")
            .Structure(1, Styles((1, 0xFFF, []), (1, 0, Hidden(0x81))))
            .Structure(11, Plc([0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 10, 10, 10, 11]))
            .Structure(isWord6 ? 15 : 56, Plc([0, 4, 5], TextBox(7), TextBox(0)))
            .Structure(isWord6 ? 16 : 40, Plc([4, 9], Anchor(7)));
    }

    private static void AssertOutcome(ExtractedText read)
    {
        Enum.IsDefined(read.Outcome).Should().BeTrue();
        (read.Text.Length > 0).Should().Be(read.Outcome == TextOutcome.Extracted);
        (read.Outcome == TextOutcome.Damaged && read.Detail is null).Should().BeFalse();
        (read.Detail ?? "").Should().NotContainAny("gave up", "took longer");
    }
}
