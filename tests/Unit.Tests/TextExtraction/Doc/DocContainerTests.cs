using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocContainerTests
{
    private const string Gaps = "the Word document is broken: of its text something may be missing";
    private const int Entry = CompoundFileBuilder.DirectoryEntryBytes;

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    public async Task Sectors_may_be_small_or_large(int sectorShift)
    {
        var read = await Documents.ReadAsync(Simple().Compound(sectorShift).Build());

        read.Text.Should().Be("text");
        read.Detail.Should().BeNull();
    }

    [Fact]
    public async Task A_large_file_lists_the_sectors_of_its_table_in_sectors()
    {
        var (main, table) = Simple().Streams();
        var compound = new CompoundFileBuilder()
            .Add("Data", new byte[8_000_000])
            .Add("WordDocument", main)
            .Add("0Table", table);

        (await Documents.ReadAsync(compound.Build())).Text.Should().Be("text");
    }

    [Fact]
    public async Task A_table_too_large_for_small_sectors_is_read()
    {
        var document = Simple().Structure(15, new byte[10_000]);

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("text");
    }

    [Fact]
    public async Task The_other_table_is_read_where_the_one_named_has_no_pieces()
    {
        var document = new WordFileBuilder { NamesWrongTable = true }.Run("text\r", isWide: true);
        var (main, table) = document.Streams();
        var compound = new CompoundFileBuilder()
            .Add("1Table", [1, 2, 3])
            .Add("WordDocument", main)
            .Add("0Table", table);

        (await Documents.ReadAsync(compound.Build())).Text.Should().Be("text");
        (await Documents.ReadAsync(document.Build())).Text.Should().Be("text");
    }

    [Theory]
    [InlineData(true, "Щербаков Пётр")]
    [InlineData(true, "東京都渋谷区恵比寿")]
    [InlineData(false, "Größmann")]
    public async Task Without_pieces_the_text_is_found_by_the_header(bool isWide, string text)
    {
        var document = new WordFileBuilder { IsWithoutPieces = true }.Run(
            text + "\r",
            isWide: isWide
        );

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be(text);
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Detail.Should().Be(Gaps);
    }

    [Theory]
    [InlineData(68, 1u)]
    [InlineData(72, 1u)]
    [InlineData(68, 77u)]
    [InlineData(72, 0x7FFF_FFFFu)]
    public async Task A_directory_with_wrong_links_is_searched(int link, uint to)
    {
        var compound = Simple().Compound();
        var file = compound.Build();

        // The first stream is the document: it is lost to the root, which names the second as its child.
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + 76), 2u);
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + (2 * Entry) + link), to);
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + Entry + 72), 2u);

        var read = await Documents.ReadAsync(file);

        read.Text.Should().Be("text");
    }

    [Fact]
    public async Task A_directory_whose_entries_name_themselves_ends()
    {
        var compound = Simple().Compound();
        var file = compound.Build();
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + Entry + 68), 1u);
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + Entry + 72), 1u);

        (await Documents.ReadAsync(file)).Text.Should().Be("text");
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0x00FF_FFFFu)]
    [InlineData(0xFFFF_FFFFu)]
    public async Task Chains_that_are_broken_or_run_in_a_circle_are_followed_as_far_as_can_be(
        uint next
    )
    {
        var compound = Simple().Compound();
        var file = compound.Build();

        // Every sector names the same next one.
        for (var sector = 0; sector < 128; sector++)
        {
            BitConverter.TryWriteBytes(file.AsSpan(compound.Fat + (4 * sector)), next);
        }

        var read = await Documents.ReadAsync(file);

        read.Text.Should().Be("text");
        read.Detail.Should().Be(Gaps);
    }

    [Fact]
    public async Task A_list_of_the_table_s_sectors_that_runs_in_a_circle_ends()
    {
        var (main, table) = Simple().Streams();
        var file = new CompoundFileBuilder()
            .Add("WordDocument", main)
            .Add("0Table", table)
            .Add("Data", new byte[8_000_000])
            .Build();
        var difat = (int)BitConverter.ToUInt32(file, CompoundFileBuilder.FirstDifatSector);
        file.AsSpan((difat + 1) * 512, 508).Fill(0xFF);
        BitConverter.TryWriteBytes(file.AsSpan(((difat + 1) * 512) + 508), difat);

        (await Documents.ReadAsync(file)).Text.Should().Be("text");
    }

    [Fact]
    public async Task A_last_sector_that_is_cut_off_is_read_as_far_as_it_goes()
    {
        var text = new string('a', 4_500);
        var (main, table) = new WordFileBuilder().Run(text + "\r").Streams();
        var compound = new CompoundFileBuilder().Add("WordDocument", main).Add("0Table", table);
        var file = compound.Build();

        // The stream is moved to the end of the file.
        var first = (file.Length / 512) - 1;
        var last = first + (main.Length / 512) - 1;
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + Entry + 116), first);
        for (var sector = first; sector <= last; sector++)
        {
            var next = sector == last ? -2 : sector + 1;
            BitConverter.TryWriteBytes(file.AsSpan(compound.Fat + (4 * sector)), next);
        }

        var read = await Documents.ReadAsync([.. file, .. main[..^20]]);

        read.Text.Should().Be(text);
        read.Detail.Should().Be(Gaps);
    }

    [Fact]
    public async Task Text_beyond_the_end_of_the_stream_is_missing()
    {
        var (main, table) = new WordFileBuilder().Run(new string('a', 5_000) + "\r").Streams();
        var file = new CompoundFileBuilder()
            .Add("WordDocument", main[..4_636])
            .Add("0Table", table);

        var read = await Documents.ReadAsync(file.Build());

        read.Text.Should().Be(new string('a', 4_636 - 0x600));
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Detail.Should().Be(Gaps);
    }

    [Fact]
    public async Task A_stream_that_claims_to_be_larger_than_the_file_is_read_as_far_as_it_goes()
    {
        var compound = Simple().Compound();
        var file = compound.Build();
        BitConverter.TryWriteBytes(file.AsSpan(compound.Directory + Entry + 120), uint.MaxValue);

        (await Documents.ReadAsync(file)).Text.Should().Be("text");
    }

    [Fact]
    public async Task A_document_without_text_is_empty()
    {
        var read = await Documents.ReadAsync(new WordFileBuilder().Run("\r").Build());

        read.Outcome.Should().Be(TextOutcome.Empty);
        read.Detail.Should().BeNull();
    }

    private static WordFileBuilder Simple() => new WordFileBuilder().Run("text\r");
}
