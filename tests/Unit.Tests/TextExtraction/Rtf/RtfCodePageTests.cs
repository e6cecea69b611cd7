using System.Text;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Rtf;

/// <summary>Which characters the bytes of a document stand for.</summary>
public sealed class RtfCodePageTests
{
    [Theory]
    [InlineData(@"\ansi \'e9\'80", "é€")]
    [InlineData(@" \'e9\'80", "é€")]
    [InlineData(@"\mac \'8e", "é")]
    [InlineData(@"\pc \'82", "é")]
    [InlineData(@"\pca \'9b", "ø")]
    [InlineData(@"\ansi\ansicpg1250 \'b3\'f3", "łó")]
    [InlineData(@"\ansicpg1251\ansi \'d3", "У")]
    [InlineData(@"\ansi\ansicpg28591 \'e9", "é")]
    [InlineData(@"\ansi\ansicpg65001 \'c5\'81", "Ł")]
    [InlineData(@"\ansi\ansicpg65001{\fonttbl{\f0\fcharset0 A;}}\f0 \'c5\'81", "Ł")]
    [InlineData(@"\ansi\ansicpg0 \'e9", "é")]
    [InlineData(@"\ansi\ansicpg-7 \'e9", "é")]
    [InlineData(@"\ansi\ansicpg54321 \'e9", "é")]
    public async Task The_header_names_a_code_page(string document, string text) =>
        (await ReadAsync($@"{{\rtf1{document}}}")).Should().Be(text);

    [Theory]
    [InlineData(0, @"\'e9", "é")]
    [InlineData(1, @"\'f3", "ó")]
    [InlineData(77, @"\'8e", "é")]
    [InlineData(128, @"\'93\'8c\'8b\'9e", "東京")]
    [InlineData(129, @"\'c7\'d1\'b1\'db", "한글")]
    [InlineData(130, @"\'d0\'65", "한")]
    [InlineData(134, @"\'b1\'b1\'be\'a9", "北京")]
    [InlineData(136, @"\'a5\'5f\'a8\'ca", "北京")]
    [InlineData(161, @"\'e1", "α")]
    [InlineData(162, @"\'fe", "ş")]
    [InlineData(163, @"\'d0", "Đ")]
    [InlineData(177, @"\'f9", "ש")]
    [InlineData(178, @"\'c8", "ب")]
    [InlineData(186, @"\'f0", "š")]
    [InlineData(204, @"\'e6", "ж")]
    [InlineData(222, @"\'a1", "ก")]
    [InlineData(238, @"\'b3", "ł")]
    [InlineData(254, @"\'82", "é")]
    [InlineData(255, @"\'9b", "ø")]
    [InlineData(99, @"\'b3", "ł")]
    public async Task A_font_has_the_code_page_of_its_charset(int charset, string body, string text)
    {
        var document =
            $@"{{\rtf1\ansi\ansicpg1250{{\fonttbl{{\f7\fnil\fcharset{charset} X;}}}}\f7 {body}}}";

        (await ReadAsync(document)).Should().Be(text);
    }

    [Theory]
    [InlineData(@"{\f0\fcharset0\cpg1251 A;}}\f0 \'e6", "ж")]
    [InlineData(@"{\f0 A;}{\f1\fcharset204 B;}}\f1 \'e6\f0 \'e6", "жæ")]
    [InlineData(@"\f0\fswiss A;\f1\fcharset204 B;}\f1 \'e6{\f0 \'e6}\'e6", "жæж")]
    [InlineData(@"{\f3\fcharset204 A{\*\falt B};}}\f3 \'e6\plain \'e6\f9 \'e6", "жææ")]
    [InlineData(@"{\f0\fcharset204 A;}}\'e6", "ж")]
    [InlineData(@"{\f5\fcharset204 A;}}\deff5 \'e6\plain\'e6", "жж")]
    [InlineData(@"{\f0\fcharset204{\*\panose 0202}{\*\fname X;}X CYR;}}\f0 \'e6", "ж")]
    public async Task The_font_that_holds_decides(string fonts, string text) =>
        (await ReadAsync($@"{{\rtf1\ansi{{\fonttbl{fonts}}}")).Should().Be(text);

    [Theory]
    [InlineData(@"\'93\'8c\'8b\'9e", "東京")]
    [InlineData(@"\'83A\'83\'43", "アイ")]
    [InlineData(@"\'83\\\'8f\'5c", "ソ十")]
    [InlineData(@"\'93{\b \'8c}", "東")]
    [InlineData("\\'93\r\n\\'8c", "東")]
    [InlineData("\u0093\u008c", "東")]
    [InlineData("\u0083\\x", "ソx")]
    [InlineData("\u0083}x", "マx")]
    [InlineData("\u0083{x", "ボx")]
    [InlineData(@"a\'93\par \'8c\'8b", "a・\n結")]
    [InlineData(@"a\'93", "a・")]
    [InlineData(@"\uc2\u26481\'93\'8c\'8b\'9e", "東京")]
    public async Task A_character_of_two_bytes_may_be_spread(string body, string text) =>
        (await ReadAsync($@"{{\rtf1\ansi\ansicpg932 {body}}}")).Should().Be(text);

    [Fact]
    public async Task Raw_bytes_are_of_the_code_page_too() =>
        (await ReadAsync("{\\rtf1\\ansi\\ansicpg1252 caf\u00E9 \u0080}")).Should().Be("café €");

    [Theory]
    [InlineData(@"{\rtf1\ansi\ansicpg1252 Łódź \'e9 \u8364€x}", "Łódź é €x")]
    [InlineData("\uFEFF{\\rtf1\\ansi caf\u00E9 \\'e9}", "café é")]
    public async Task Raw_bytes_that_make_utf8_are_utf8(string document, string text) =>
        (await Documents.ReadAsync(Encoding.UTF8.GetBytes(document))).Text.Should().Be(text);

    [Theory]
    [InlineData(@"\fcharset2 Symbol;", @"\'b7\'61\'a3 \'41", "•α≤ Α")]
    [InlineData(@"\fcharset2 Symbol;", @"\u-3913 ?\u61537 ?", "•α")]
    [InlineData(@"\fcharset2 Wingdings;", @"\'a7\'fc\'d8 \'6cl\'7f", "▪✓➢ ●●•")]
    [InlineData(@"\fcharset2 Wingdings;", @"\u61607\'3f", "•")]
    [InlineData(@"\fcharset2 Wingdings 2;", @"\'50 x", "• •")]
    [InlineData(@" Webdings;", @"\'50", "•")]
    [InlineData(@"\fcharset0 Wingdings;", @"text \u61607\'3f", "text ▪")]
    [InlineData(@"\fcharset2 Sample Hand;", @"text \u61505\'3f", "text A")]
    [InlineData(@"\fcharset0 Arial;", @"\u61623\'3f\u61607\'3f", "•▪")]
    public async Task Symbol_fonts_have_symbols(string font, string body, string text) =>
        (await ReadAsync($@"{{\rtf1\ansi{{\fonttbl{{\f0\fnil{font}}}}}\f0 {body}}}"))
            .Should()
            .Be(text);

    [Fact]
    public async Task Every_code_of_a_symbol_font_is_a_character()
    {
        var codes = string.Concat(
            Enumerable.Range(0x21, 0xFF - 0x21).Select(code => $@"\'{code:x2}")
        );

        var text = await ReadAsync(
            @"{\rtf1\ansi{\fonttbl{\f0\fcharset2 Symbol;}}\f0 " + codes + "}"
        );

        text.Length.Should().Be(0xFF - 0x21);
        text.Should().StartWith("!∀#").And.Contain("|}∼").And.Contain("€ϒ′").And.EndWith("⎫⎬⎭");
    }

    private static async Task<string> ReadAsync(string document) =>
        (await Documents.ReadAsync(Encoding.Latin1.GetBytes(document))).Text;
}
