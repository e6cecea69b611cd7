using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.PlainText;

public sealed class PlainTextTests
{
    public static TheoryData<string, byte[], string> Encodings =>
        new()
        {
            { "utf-8", "Łódź, 東京"u8.ToArray(), "Łódź, 東京" },
            { "utf-8 with a mark", [0xEF, 0xBB, 0xBF, .. "Łódź"u8], "Łódź" },
            { "utf-8 cut inside a character", "Łódź"u8[..^1].ToArray(), "Łód\uFFFD" },
            { "utf-16le", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Łódź")], "Łódź" },
            { "utf-16be", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Łódź")], "Łódź" },
            { "utf-16le without a mark", Encoding.Unicode.GetBytes("a Łódź"), "a Łódź" },
            { "utf-16be without a mark", Encoding.BigEndianUnicode.GetBytes("a Łódź"), "a Łódź" },
            { "utf-16 of one letter", Encoding.Unicode.GetBytes("a"), "a" },
            { "windows-1252", [.. "caf"u8, 0xE9, .. " \x80 5"u8[..1], 0x80, .. "5"u8], "café €5" },
            { "windows-1252 ending in an accent", [.. "caf"u8, 0xE9], "café" },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task An_encoding_is_told_by_the_bytes(string what, byte[] document, string text)
    {
        var read = await Documents.ReadAsync(document);

        read.Text.Should().Be(text, what);
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Engine.Should().Be("text");
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\u2028b\u0085c", "a\nb\nc")]
    [InlineData("a \t\nb\u00A0\n", "a\nb")]
    [InlineData("\n\na\n\n\n\nb\n", "a\n\nb")]
    [InlineData("a\fb\tc", "a\fb\tc")]
    [InlineData("co\u00ADoperate zero\u200Bwidth\u200D", "cooperate zerowidth")]
    [InlineData("\uFB01le a\uFB00ix e\u0301", "file affix é")]
    [InlineData("<p>Ada &amp; co.</p>", "<p>Ada &amp; co.</p>")]
    [InlineData("Ada\rLovelace\r", "Ada\nLovelace")]
    [InlineData("Ada Lovelace\0", "Ada Lovelace")]
    [InlineData("Ada Łódź\0\0", "Ada Łódź")]
    [InlineData("\u001B[1;31mAda\u001B[0m \u001B]0;title\u001B\\\u001B(Bnext", "Ada next")]
    [InlineData("😀 \uFEFF", "😀")]
    public async Task Text_is_brought_into_one_form(string document, string text)
    {
        var read = await Documents.ReadAsync(Encoding.UTF8.GetBytes(document));

        read.Text.Should().Be(text);
    }

    [Fact]
    public async Task A_stray_control_character_is_dropped()
    {
        var read = await Documents.ReadAsync(
            Encoding.UTF8.GetBytes("\u0007" + new string('a', 200))
        );

        read.Text.Should().Be(new string('a', 200));
    }

    [Fact]
    public async Task A_text_of_nothing_but_space_is_empty()
    {
        var read = await Documents.ReadAsync(" \r\n\t\u200B"u8.ToArray());

        read.Outcome.Should().Be(TextOutcome.Empty);
        read.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_over_the_limit_is_cut_between_characters()
    {
        var limits = new ExtractionLimits { Characters = 1_000 };
        var document = new string('a', 999) + "😀😀";

        var read = await Documents.ReadAsync(Encoding.UTF8.GetBytes(document), limits);

        read.Text.Should().Be(new string('a', 999));
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }
}
