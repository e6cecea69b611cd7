using System.Text;
using ApplyFunctions.Core.Postings.Authoring;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class SourceJsonTests
{
    [Theory]
    [InlineData("", "malformed at line 1, byte 1")]
    [InlineData("{", "malformed at line 1")]
    [InlineData("{\n  \"a\": 1,\n}", "malformed at line 3, byte 1")]
    [InlineData("{\"a\":1} x", "malformed at line 1, byte 9")]
    [InlineData("{'a':1}", "malformed at line 1, byte 2")]
    [InlineData("{\"a\":1 /* no */}", "malformed at line 1, byte 8")]
    [InlineData("[]", "must be an object")]
    [InlineData("null", "must be an object")]
    [InlineData("\"text\"", "must be an object")]
    [InlineData("{\"a\":1,\n \"a\":2}", "line 2, byte 2 occurs twice")]
    [InlineData("{\"b\":[{\"a\":1,\"\\u0061\":2}]}", "byte 14 occurs twice")]
    [InlineData("{\"a\":\"\\ud800\"}", "line 1, byte 6 is not valid Unicode")]
    [InlineData("{\"\\udc00\":1}", "line 1, byte 2 is not valid Unicode")]
    public void What_cannot_be_read_is_told_with_its_place(string json, string fault)
    {
        SourceJson.Parse(Encoding.UTF8.GetBytes(json), out var found).Should().BeNull();

        found.Should().Contain(fault);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_told_with_its_place()
    {
        byte[] json = [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8];

        SourceJson.Parse(json, out var fault).Should().BeNull();

        fault.Should().Contain("line 1, byte 6 is not valid Unicode");
    }

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    [InlineData(5_000, false)]
    public void It_is_nested_at_most_32_levels_deep(int lists, bool isRead)
    {
        var json = $"{{\"a\":{new string('[', lists)}{new string(']', lists)}}}";

        var document = SourceJson.Parse(Encoding.UTF8.GetBytes(json), out var fault);

        (document is not null).Should().Be(isRead);
        (fault ?? "").Should().Be(isRead ? "" : "The JSON is nested deeper than 32 levels.");
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        SourceJson.Parse([.. Encoding.UTF8.Preamble, .. "{}"u8], out _).Should().NotBeNull();

    [Fact]
    public void Numbers_and_texts_come_back_as_they_were()
    {
        var json = """{"a":12345678901234567890,"b":1.50,"c":"<é\u2028&😀>"}"""u8;

        var written = SourceJson.Write(SourceJson.Parse(json, out _)!);

        Encoding
            .UTF8.GetString(written.Span)
            .Should()
            .Contain("12345678901234567890")
            .And.Contain("1.50")
            .And.Contain("<é");
        SourceJson.Parse(written.Span, out _)!["c"]!.GetValue<string>().Should().Be("<é\u2028&😀>");
    }
}
