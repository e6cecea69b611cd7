using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

/// <summary>What a caller of the pool sees.</summary>
public sealed class ReaderPoolTests
{
    private static readonly byte[] Cv = Documents.Fixture("cv.txt");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cv.pdf")]
    [InlineData("cv.docx")]
    [InlineData("cv.doc")]
    [InlineData("cv.rtf")]
    [InlineData("cv.txt")]
    [InlineData("cv.scanned.pdf")]
    [InlineData("cv.encrypted.pdf")]
    [InlineData("cv.html")]
    public async Task A_document_reads_as_in_this_process(string fixture)
    {
        await using var lab = new ReaderLab();
        var document = Documents.Fixture(fixture);

        var read = await lab.ReadAsync(document);

        read.Should().BeEquivalentTo(BoundedReading.Read(document, new ExtractionLimits(), Stop));
    }

    [Fact]
    public async Task Any_text_comes_through_the_pipe_and_limits_go_through_it()
    {
        await using var lab = new ReaderLab();

        var read = await lab.ReadAsync(
            "\"Ådå\" <&> \\ 東京 \U0001F600 and so on"u8.ToArray(),
            new ExtractionLimits { Characters = 20 }
        );

        read.Reading.Text.Should().Be("\"Ådå\" <&> \\ 東京 \U0001F600 an");
        read.Reading.Detail.Should().Be("the text was cut after 20 characters");
    }

    [Fact]
    public async Task A_document_that_ends_hangs_or_fills_its_reader_is_damaged_and_the_next_is_read()
    {
        await using var lab = new ReaderLab(workers: 1);

        (await lab.ReadAsync(Ends.Overflowing)).Reading.Detail.Should().Be(Ends.Unexpectedly);

        // A reader that is warm gets to where it hangs, instead of running out of time on the way.
        await lab.ReadAsync(Documents.Fixture("cv.pdf"));
        (await lab.ReadAsync(Ends.Hanging, Ends.Within(1)))
            .Reading.Detail.Should()
            .Be(Ends.TooLate(1));
        (await lab.ReadAsync(Ends.Filling)).Reading.Detail.Should().Be(Ends.OutOfMemory);
        var read = await lab.ReadAsync(Cv);

        (read.Reading.Text + "\n").Should().Be(Documents.Golden("cv.txt"));
        lab.Ends.Should()
            .Equal(
                "A process that reads documents was ended, since it ended while it read a document; it had 1",
                "A process that reads documents was ended, since a document took too long; it had 2",
                "A process that reads documents was ended, since a document took too much memory; it had 1"
            );
    }

    [Fact]
    public async Task A_document_that_is_given_up_says_what_it_is()
    {
        await using var lab = new ReaderLab();

        var read = await lab.ReadAsync(Ends.Overflowing);

        read.Format.Should().Be(FileFormat.Pdf);
        read.Engine.Should().Be("none");
        read.Reading.Outcome.Should().Be(TextOutcome.Damaged);
        read.Reading.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task A_document_larger_than_the_memory_is_damaged()
    {
        await using var lab = new ReaderLab(launch: start =>
            start.Environment["DOTNET_GCHeapHardLimit"] = "2000000"
        );

        var read = await lab.ReadAsync(new byte[100_000_000]);

        read.Reading.Detail.Should().Be(Ends.OutOfMemory);
        (await lab.ReadAsync(Cv)).Reading.Outcome.Should().Be(TextOutcome.Extracted);
    }

    [Fact]
    public async Task More_memory_than_a_process_may_have_ends_it()
    {
        await using var lab = new ReaderLab(change: rules =>
            rules with
            {
                MemoryBytes = 1_024 * 1_024,
                Glance = TimeSpan.FromMilliseconds(10),
            }
        );

        var read = await lab.ReadAsync(Ends.Hanging);

        read.Reading.Detail.Should().Be("reading took more memory than 1 MB");
    }

    [Fact]
    public async Task Documents_are_read_side_by_side_by_no_more_processes_than_allowed()
    {
        await using var lab = new ReaderLab(workers: 2);

        var reads = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => lab.ReadAsync(Cv)));

        reads.Should().OnlyContain(read => read.Reading.Outcome == TextOutcome.Extracted);
        lab.ProcessIds.Should().HaveCount(2);
        lab.Ends.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_comes_first_is_served_first()
    {
        await using var lab = new ReaderLab(workers: 1);
        var done = new List<int>();
        await lab.ReadAsync(Cv);

        var reads = Enumerable.Range(0, 30).Select(ReadAsync).ToList();
        await Task.WhenAll(reads);

        done.Should().BeInAscendingOrder();

        async Task ReadAsync(int number)
        {
            await lab.ReadAsync(Cv);
            lock (done)
            {
                done.Add(number);
            }
        }
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_its_document_is_read_gets_no_outcome()
    {
        await using var lab = new ReaderLab(workers: 1);
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        var reading = () => lab.ReadUntilAsync(Ends.Hanging, caller.Token);

        await reading.Should().ThrowAsync<OperationCanceledException>();
        (await lab.ReadAsync(Cv)).Reading.Outcome.Should().Be(TextOutcome.Extracted);
    }

    [Fact]
    public async Task A_caller_that_gives_up_while_it_waits_costs_nobody_a_turn()
    {
        await using var lab = new ReaderLab(workers: 1);
        using var caller = new CancellationTokenSource();
        var first = lab.ReadAsync(Ends.Hanging, Ends.Within(1));
        var second = lab.ReadUntilAsync(Cv, caller.Token);
        var third = lab.ReadAsync(Cv);

        await caller.CancelAsync();

        await ((Func<Task>)(() => second)).Should().ThrowAsync<OperationCanceledException>();
        (await first).Reading.Detail.Should().Be(Ends.TooLate(1));
        (await third).Reading.Outcome.Should().Be(TextOutcome.Extracted);
    }
}
