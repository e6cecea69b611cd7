using ApplyFunctions.Infrastructure.TextExtraction;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction;

public sealed class TextCleanerTests
{
    [Theory]
    [InlineData("a\r\nb\rc\vd\u0085e\u2028f", "a\nb\nc\nd\ne\nf")]
    [InlineData("\n\n\na\n\n\n\nb\n", "a\n\nb")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("co\u00ADopera\u200Btion\uFEFF", "cooperation")]
    [InlineData("\u202Eabc\u202C\u2066d\u2069", "abcd")]
    [InlineData("o\uFB03ce \uFB02uffy", "office fluffy")]
    [InlineData("re\u2010use co\u2011op", "re-use co-op")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("  a   b\u00A0\u2003c\u3000 d  ", "a b c d")]
    [InlineData("a \t b\t \tc\t", "a\tb\t\tc")]
    [InlineData(
        "\u00B7 one\n\uF0B7\ttwo\n\u25AA three\n\u27A2 four",
        "• one\n•\ttwo\n• three\n• four"
    )]
    [InlineData("\u25CF\u25CF\u25CF\u25CB level", "\u25CF\u25CF\u25CF\u25CB level")]
    [InlineData("- one\n* two\n– three\n·NET", "- one\n* two\n– three\n·NET")]
    public void A_text_is_brought_into_one_form(string text, string clean) =>
        TextCleaner.Clean(text).Should().Be(clean);

    [Fact]
    public void Half_a_character_is_replaced() =>
        TextCleaner.Clean("a \uD800 b").Should().Be("a \uFFFD b");

    [Fact]
    public void What_is_clean_stays_as_it_is()
    {
        var clean = TextCleaner.Clean("  • a\t\u00A0b \n\n\n \u25AA c\r\n");

        TextCleaner.Clean(clean).Should().Be(clean);
    }
}
