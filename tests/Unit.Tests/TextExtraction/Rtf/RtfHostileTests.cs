using System.Diagnostics.CodeAnalysis;
using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Rtf;

/// <summary>Documents that are made to do harm. The reader takes every sequence of bytes for some text.</summary>
public sealed class RtfHostileTests
{
    // Ten times as much takes ten times as long: see the two that are as large as a file may be.
    private const int Large = 1_000_000;
    private const int Largest = 10_000_000;

    [Theory]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("{}")]
    [InlineData("\\")]
    [InlineData("\0")]
    [InlineData("{\\*")]
    [InlineData(@"\'")]
    [InlineData(@"{\b a")]
    [InlineData(@"{\shptxt a")]
    [InlineData(@"{\shptxt a}")]
    [InlineData(@"{\field{\*\fldinst HYPERLINK ""http://example.com""}{\fldrslt a")]
    [InlineData(@"{\field{\*\fldinst HYPERLINK x")]
    [InlineData(@"{\header a")]
    [InlineData(@"{\header}")]
    [InlineData(@"{\footnote a")]
    [InlineData(@"{\upr{\*\ud a")]
    [InlineData(@"\par\cell\row")]
    [InlineData(@"a\cell\par")]
    [InlineData(@"\u-10179\uc2147483647 ")]
    [InlineData(@"\u99999999999999999999 ")]
    [InlineData(@"\bin2147483647 ")]
    [InlineData(@"\bin-2147483648 ")]
    [InlineData(@"{\fonttbl\f0\f1 a;")]
    [InlineData(@"\intbl a\cell\nestrow{\listtext b")]
    [InlineData(@"\fromhtml1{\*\htmltag &amp;")]
    [InlineData(@"\'93\b ")]
    public async Task A_document_of_nothing_but_one_piece_has_an_outcome(string piece) =>
        AssertRead(await Documents.ReadAsync(Repeated(piece, Large)));

    [Theory]
    [InlineData("{")]
    [InlineData(@"\bin2147483647 ")]
    public async Task The_largest_file_is_read_in_time(string piece)
    {
        var read = await Documents.ReadAsync(Repeated(piece, Largest));

        AssertRead(read);
        read.Duration.Should().BeLessThan(new ExtractionLimits().Time);
    }

    [Fact]
    public async Task A_font_table_without_end_has_an_outcome()
    {
        var document = new StringBuilder(@"{\rtf1\ansi{\fonttbl");
        for (var font = 0; document.Length < Large; font++)
        {
            document.Append(@"\f").Append(font);
        }

        document.Append(@"}\f77 text}");

        var read = await Documents.ReadAsync(Encoding.Latin1.GetBytes(document.ToString()));

        read.Text.Should().Be("text");
    }

    [Fact]
    public async Task Groups_within_too_many_groups_are_left_out_and_those_after_them_are_read()
    {
        var deep = new string('{', 100_000) + "deep" + new string('}', 100_000);

        var read = await Documents.ReadAsync(Encoding.Latin1.GetBytes($@"{{\rtf1 a{deep}b}}"));

        read.Text.Should().Be("ab");
    }

    [Fact]
    public async Task What_is_left_of_a_document_that_is_cut_anywhere_is_a_start_of_its_text()
    {
        var whole = Documents.Fixture("cv.rtf");
        var text = (await Documents.ReadAsync(whole)).Text;
        for (var length = 6; length < whole.Length; length += 101)
        {
            var read = await Documents.ReadAsync(whole[..length]);

            AssertRead(read);
            text.Should().StartWith(read.Text[..Math.Max(0, read.Text.Length - 1)]);
        }
    }

    // The seed is fixed, so that what fails fails again.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
    public async Task A_document_with_damage_has_an_outcome(int seed)
    {
        var random = new Random(seed);
        var sound = Documents.Fixture("cv.rtf");
        for (var file = 0; file < 1_000; file++)
        {
            var damaged = new List<byte>(sound);
            var changes = random.Next(1, 30);
            for (var change = 0; change < changes; change++)
            {
                Damage(damaged, random);
            }

            damaged.InsertRange(0, @"{\rtf"u8);
            AssertRead(await Documents.ReadAsync([.. damaged]));
        }
    }

    private static readonly string[] Pieces =
    [
        "{",
        "}",
        "\\",
        "\\*",
        "\\'",
        "\\'8",
        "\0",
        @"\u",
        @"\u55357 ",
        @"\u-8704?",
        @"\uc9 ",
        @"\uc0 ",
        @"\bin7 ",
        @"\bin999999999 ",
        @"\par ",
        @"\cell ",
        @"\row ",
        @"\nestcell ",
        @"\nestrow ",
        @"\intbl ",
        @"{\field",
        @"{\*\fldinst HYPERLINK ",
        @"{\fldrslt ",
        @"{\shptxt ",
        @"{\*\shpinst ",
        @"{\header ",
        @"{\footer ",
        @"{\footnote ",
        @"{\upr ",
        @"{\*\ud ",
        @"{\fonttbl ",
        @"\fcharset128 ",
        @"\fcharset2 ",
        @"\cpg1361 ",
        @"\f1 ",
        @"\f-1 ",
        @"\ansicpg932 ",
        @"\ansicpg65001 ",
        @"\ansicpg50220 ",
        @"\ansicpg52936 ",
        @"\u-3913?",
        @"\deff3 ",
        @"\plain ",
        @"\v ",
        @"\deleted ",
        @"\fromhtml1 ",
        @"\htmlrtf ",
        @"{\*\htmltag &lt;",
        @"{\listtext ",
        @"{\pict ",
        @"{\*\x ",
        "\u0083",
        "\u00E9",
        "\u00C3\u00A9",
        "\r\n",
    ];

    private static byte[] Repeated(string piece, int length)
    {
        var document = new StringBuilder(@"{\rtf1\ansi\ansicpg932 ");
        while (document.Length < length)
        {
            document.Append(piece);
        }

        return Encoding.Latin1.GetBytes(document.ToString());
    }

    [SuppressMessage("Security", "CA5394", Justification = "Damage is to be repeatable.")]
    private static void Damage(List<byte> document, Random random)
    {
        var at = random.Next(document.Count);
        switch (random.Next(4))
        {
            case 0:
                document[at] = (byte)random.Next(256);
                break;
            case 1:
                document.RemoveRange(at, random.Next(Math.Min(200, document.Count - at)));
                break;
            case 2:
                var length = random.Next(Math.Min(2_000, document.Count - at));
                document.InsertRange(random.Next(document.Count), document.GetRange(at, length));
                break;
            default:
                document.InsertRange(
                    at,
                    Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)])
                );
                break;
        }
    }

    private static void AssertRead(ExtractedText read)
    {
        read.Format.Should().Be(FileFormat.Rtf);
        read.Outcome.Should()
            .Be(read.Text.Length > 0 ? TextOutcome.Extracted : TextOutcome.Empty, read.Detail);
        read.Text.Length.Should().BeLessThanOrEqualTo(new ExtractionLimits().Characters);
    }
}
