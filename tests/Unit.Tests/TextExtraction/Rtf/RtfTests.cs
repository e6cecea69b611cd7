using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Rtf;

/// <summary>Text and what stands for text.</summary>
public sealed class RtfTests
{
    [Theory]
    [InlineData(@"plain", "plain")]
    [InlineData("one\r\nword", "oneword")]
    [InlineData(@"a\par b\par\par c", "a\nb\n\nc")]
    [InlineData("a\\\nb\\\r\nc", "a\nb\nc")]
    [InlineData(@"a\line b\page c\column d\sect e", "a\nb\nc\nd\ne")]
    [InlineData("a\\tab b\tc\\\td", "a\tb\tc\td")]
    [InlineData(@"a{\b b}\i c\i0  d", "abc d")]
    [InlineData(@"\{a\}\\b", @"{a}\b")]
    [InlineData(@"a\emdash b\endash c\bullet d", "a—b–c•d")]
    [InlineData(@"\lquote a\rquote\ldblquote b\rdblquote", "‘a’“b”")]
    [InlineData(@"a\~b\_c\-d\|e\:f", "a b-cdef")]
    [InlineData(@"a\emspace b\enspace c\qmspace d", "a b c d")]
    [InlineData(@"a\ b", "a b")]
    [InlineData(@"a\zwj b\softline c\chpgn d", "abcd")]
    [InlineData(@"a\fs-24b\b1c\li-720 d", "abcd")]
    [InlineData(@"Case\PAR counts", "Casecounts")]
    [InlineData(@"a\nosuchwordofthirtythreelettersormore b", "ab")]
    [InlineData(@"a {\b}{}\b\b0 b", "a b")]
    public async Task Words_and_symbols_are_read(string body, string text) =>
        (await ReadAsync($@"{{\rtf1\ansi {body}}}")).Should().Be(text);

    [Theory]
    [InlineData(@"na\u239\'efve", "naïve")]
    [InlineData(@"na\u239?ve", "naïve")]
    [InlineData(@"na\u239 ?ve", "naïve")]
    [InlineData(@"\uc0\u8804 \u8805 x", "≤≥x")]
    [InlineData(@"\uc2\u26481\'93\'8cx", "東x")]
    [InlineData(@"\uc2\u26481\'93Lx", "東x")]
    [InlineData(@"\uc3\u8212---x", "—x")]
    [InlineData(@"\u8212\emdash x", "—x")]
    [InlineData(@"\uc2\u8230\'85\~x", "…x")]
    [InlineData(@"\u8220\ldblquote x", "“x")]
    [InlineData(@"\uc2\u169{c}x", "©cx")]
    [InlineData(@"{\uc0\u169}\u169?x", "©©x")]
    [InlineData(@"\uc1\u1040\u1041\u1042", "АБВ")]
    [InlineData(@"\u8226\par x", "•\nx")]
    [InlineData(@"\u-10179?\u-8704?", "😀")]
    [InlineData(@"\u55357?\u56832?", "😀")]
    [InlineData(@"{\u55357?}{\b\u56832?}", "😀")]
    [InlineData(@"\u128512?", "😀")]
    [InlineData(@"\u55357?a", "\uFFFDa")]
    [InlineData(@"\u56832?a", "\uFFFDa")]
    [InlineData(@"\u55357?\u55357?\u56832?", "\uFFFD😀")]
    [InlineData(@"\u-2147483648?\u2147483647?\u99999999999999999999?a", "\uFFFD\uFFFD\uFFFDa")]
    [InlineData(@"\u a\uc\u8212?b", "a—b")]
    [InlineData(@"\uc-5\u8212 a", "—a")]
    [InlineData(@"\u8212\bin3 }}}x", "—x")]
    [InlineData(@"{\upr{a?}{\*\ud{a\u960 ?}}}b", "aπb")]
    [InlineData(@"{\*\ud a\u960 ?}b", "aπb")]
    [InlineData(@"Profile\u13\'0dof", "Profile\nof")]
    public async Task Unicode_replaces_what_stands_in_for_it(string body, string text) =>
        (await ReadAsync($@"{{\rtf1\ansi {body}}}")).Should().Be(text);

    [Theory]
    [InlineData(@"{\rtf1 a")]
    [InlineData(@"{\rtf1 {\b a}")]
    [InlineData(@"{\rtf1 a}}}} b")]
    [InlineData("{\\rtf1 a}\0\0\0")]
    [InlineData(@"{\rtf1 a}{\rtf1 b}")]
    [InlineData("\uFEFF{\\rtf1 a}")]
    [InlineData("\r\n \t{\\rtf1 a}")]
    [InlineData(@"{\rtf a}")]
    [InlineData("{\\rtf1 \0a\0}")]
    [InlineData(@"{\rtf1 a\")]
    [InlineData(@"{\rtf1 a\'")]
    [InlineData(@"{\rtf1 a\'4")]
    [InlineData(@"{\rtf1 a\*")]
    [InlineData(@"{\rtf1 a\bin5 1")]
    public async Task A_document_that_is_cut_or_framed_wrongly_is_read(string document)
    {
        var read = await Documents.ReadAsync(Encoding.UTF8.GetBytes(document));

        read.Text.Should().Be("a");
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Engine.Should().Be("rtf");
        read.Format.Should().Be(FileFormat.Rtf);
        read.Pages.Should().Be(0);
        read.Detail.Should().BeNull();
    }

    [Theory]
    [InlineData(@"a\'zzb", "azzb")]
    [InlineData(@"a\'4gb", "a4gb")]
    [InlineData(@"a\'4Ab\'4a", "aJbJ")]
    [InlineData(@"{\pict\bin4 }}{\}a", "a")]
    [InlineData(@"\bin-4 a", "a")]
    [InlineData(@"\bin0 a", "a")]
    [InlineData(@"\bin a", "a")]
    public async Task Bytes_that_are_written_wrongly_do_no_harm(string body, string text) =>
        (await ReadAsync($@"{{\rtf1 {body}}}")).Should().Be(text);

    [Theory]
    [InlineData(@"{\rtf1}")]
    [InlineData(@"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\par\par\cell\row}")]
    [InlineData(@"{\rtf1{\pict\pngblip 89504e47}}")]
    [InlineData(@"{\rtf1{\v unseen}}")]
    [InlineData(@"{\rtf")]
    public async Task A_document_without_text_is_empty(string document)
    {
        var read = await Documents.ReadAsync(Encoding.UTF8.GetBytes(document));

        read.Outcome.Should().Be(TextOutcome.Empty);
        read.Format.Should().Be(FileFormat.Rtf);
        read.Detail.Should().BeNull();
    }

    [Fact]
    public async Task A_text_over_the_limit_is_cut_between_characters()
    {
        var limits = new ExtractionLimits { Characters = 1_000 };
        var document = $@"{{\rtf1 {new string('a', 999)}\u-10179?\u-8704?b}}";

        var read = await Documents.ReadAsync(Encoding.ASCII.GetBytes(document), limits);

        read.Text.Should().Be(new string('a', 999));
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    private static async Task<string> ReadAsync(string document) =>
        (await Documents.ReadAsync(Encoding.Latin1.GetBytes(document))).Text;
}
