using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.TextExtraction.Doc.Modifiers;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Doc;

public sealed class DocStoryTests
{
    private const int HeaderStories = 11;
    private const int Anchors = 40;
    private const int HeaderAnchors = 41;
    private const int Drawings = 50;
    private const int BoxList = 56;
    private const int HeaderBoxList = 58;

    [Fact]
    public async Task Headers_notes_and_footers_are_read_around_the_body()
    {
        // The first six stories are the lines above notes; then come six a section.
        var document = new WordFileBuilder()
            .Run("body\x02 and\x02 \x05more\r")
            .Part(WordFileBuilder.Footnotes)
            .Run("\x02 footnote\r\r")
            .Part(WordFileBuilder.Headers)
            .Run(
                "\x03\r"
                    + "even head\r"
                    + "odd head\r"
                    + "foot\r"
                    + "foot\r"
                    + "first head\r"
                    + "odd head\r\r"
            )
            .Part(WordFileBuilder.Comments)
            .Run("\x05 a comment\r")
            .Part(WordFileBuilder.Endnotes)
            .Run("\x02 endnote\r\r")
            .Structure(
                HeaderStories,
                Plc([0, 2, 2, 2, 2, 2, 2, 12, 21, 26, 31, 42, 42, 42, 51, 51, 51, 51, 52, 53])
            );

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should()
            .Be(
                "even head\n\nodd head\n\nfirst head\n\nbody and more\n\nfootnote\n\nendnote\n\nfoot"
            );
    }

    [Theory]
    [InlineData(new int[0])]
    [InlineData(new[] { 0 })]
    [InlineData(new[] { 0, 1 })]
    public async Task Headers_of_which_no_list_tells_follow_the_body(int[] positions)
    {
        var document = new WordFileBuilder()
            .Run("body\r")
            .Part(WordFileBuilder.Headers)
            .Run("head\r")
            .Structure(HeaderStories, Plc(positions));

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("body\n\nhead");
    }

    [Fact]
    public async Task Positions_of_headers_that_make_no_sense_repeat_nothing()
    {
        int[] positions = [0, 0, 0, 0, 0, 0, 3, -9, 0, 3, 0, 3, int.MaxValue, 3, 0];
        var document = new WordFileBuilder()
            .Run("body\r")
            .Part(WordFileBuilder.Headers)
            .Run("ab\rcd\r")
            .Structure(HeaderStories, Plc(positions));

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("cd\n\nbody");
    }

    [Fact]
    public async Task Text_boxes_follow_the_paragraph_in_which_they_are_anchored()
    {
        var document = new WordFileBuilder()
            .Run("one \bstill one\rtwo \b\rthree\r")
            .Part(WordFileBuilder.Boxes)
            .Run("box of two\rsecond line\rbox of one\rlost box\runused\rlast\r")
            .Structure(
                BoxList,
                Plc(
                    [0, 23, 34, 43, 50, 55],
                    TextBox(202),
                    TextBox(101),
                    TextBox(303),
                    TextBox(404, isUnused: true),
                    TextBox(0)
                )
            )
            .Structure(Anchors, Plc([4, 19, 28], Anchor(101), Anchor(202)));

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should()
            .Be("one still one\nbox of one\ntwo\nbox of two\nsecond line\nthree\nlost box");
    }

    [Fact]
    public async Task Text_boxes_of_a_group_follow_the_paragraph_of_the_group()
    {
        const ushort drawing = 0xF002,
            group = 0xF003,
            shapes = 0xF004,
            shape = 0xF00A;
        byte[] Shape(int number) =>
            Record(shapes, Record(shape, BitConverter.GetBytes(number), new byte[4]));
        byte[] drawings =
        [
            .. Record(0xF000, new byte[30]),
            0,
            .. Record(
                drawing,
                Record(
                    group,
                    Shape(1),
                    Record(group, Shape(10), Shape(11), Record(group, Shape(12), Shape(13))),
                    Shape(20)
                )
            ),
        ];
        var document = new WordFileBuilder()
            .Run("one \b\rtwo \b\rthree\r")
            .Part(WordFileBuilder.Boxes)
            .Run("eleven\rthirteen\rtwenty\r\r")
            .Structure(
                BoxList,
                Plc([0, 7, 16, 23, 24], TextBox(11), TextBox(13), TextBox(20), TextBox(0))
            )
            .Structure(Anchors, Plc([4, 10, 17], Anchor(10), Anchor(20)))
            .Structure(Drawings, drawings);

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("one\neleven\nthirteen\ntwo\ntwenty\nthree");
    }

    [Fact]
    public async Task Text_boxes_of_headers_follow_them()
    {
        var document = new WordFileBuilder()
            .Run("body\r")
            .Part(WordFileBuilder.Headers)
            .Run("head \b\rfoot \b\r\r")
            .Part(WordFileBuilder.HeaderBoxes)
            .Run("in head\rin foot\rstray\r\r")
            .Structure(HeaderStories, Plc([0, 0, 0, 0, 0, 0, 0, 0, 7, 7, 14, 14, 14, 15]))
            .Structure(
                HeaderBoxList,
                Plc([0, 8, 16, 22, 23], TextBox(1), TextBox(2), TextBox(3), TextBox(0))
            )
            .Structure(HeaderAnchors, Plc([5, 12, 15], Anchor(1), Anchor(2)));

        var read = await Documents.ReadAsync(document.Build());

        read.Text.Should().Be("head\nin head\n\nbody\n\nfoot\nin foot\n\nstray");
    }

    [Fact]
    public async Task Text_boxes_of_which_no_list_tells_follow_the_body()
    {
        var document = new WordFileBuilder()
            .Run("body\r")
            .Part(WordFileBuilder.Boxes)
            .Run("box\r\r");

        (await Documents.ReadAsync(document.Build())).Text.Should().Be("body\nbox");
    }
}
