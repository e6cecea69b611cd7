using System.Text;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Rtf;

/// <summary>Fields, above all links; and HTML in RTF, whose links are fields, too.</summary>
public sealed class RtfFieldTests
{
    [Theory]
    [InlineData(@"\field{\*\fldinst PAGE}{\fldrslt 1}", "1")]
    [InlineData(@"\field{\*\fldinst{DATE \\@ ""d.M.""}}{\fldrslt{\b 1.}2.}", "1.2.")]
    [InlineData(@"\field\flddirty{\fldinst PAGE}{\fldrslt 1}", "1")]
    [InlineData(@"\field{\*\fldinst PAGE}", "")]
    [InlineData(@"\*\fldinst PAGE", "")]
    [InlineData(
        @"\field{\*\fldinst FORMTEXT{\*\formfield{\fftype0{\*\ffdeftext x}}}}{\fldrslt y}",
        "y"
    )]
    [InlineData(
        @"\field{\*\fldinst IF {\field{\*\fldinst PAGE}{\fldrslt 1}} = 1 x}{\fldrslt y}",
        "y"
    )]
    public async Task A_field_shows_its_result(string field, string text) =>
        (await ReadAsync($"a{{{field}}}b")).Should().Be($"a{text}b");

    [Theory]
    [InlineData(@"https://example.com/ada", "my site", "my site (https://example.com/ada)")]
    [InlineData(@"https://www.example.com/ada/", "example.com/ada", "example.com/ada")]
    [InlineData(@"http://example.com/", "See EXAMPLE.COM!", "See EXAMPLE.COM!")]
    [InlineData(@"http://example.com/a", "example.com", "example.com (http://example.com/a)")]
    [InlineData(@"example.com/ada", "me", "me (example.com/ada)")]
    [InlineData(@"mailto:ada@example.com?subject=CV", "write me", "write me (ada@example.com)")]
    [InlineData(@"MAILTO:ada@example.com", "Ada@Example.com", "Ada@Example.com")]
    [InlineData(@"tel:+442079460958", "+44 20 7946 0958", "+44 20 7946 0958")]
    [InlineData(@"tel:+442079460958", "call", "call (+442079460958)")]
    [InlineData(@"file:///c:/cv.doc", "old", "old")]
    [InlineData(@"javascript:void(0)", "x", "x")]
    [InlineData(@"#top", "up", "up")]
    [InlineData(@" ", "x", "x")]
    [InlineData(@"mailto:", "x", "x")]
    [InlineData(@"http://example.com", @"{\pict 89}", "http://example.com ")]
    [InlineData(@"http://example.com", "site ", "site (http://example.com) ")]
    [InlineData(@"http://example.com", @"site\par", "site (http://example.com)\n")]
    [InlineData(@"http://example.com/\u252\'fc", "site", "site (http://example.com/ü)")]
    public async Task A_link_tells_where_it_leads_unless_it_shows_it(
        string target,
        string shown,
        string text
    )
    {
        var field =
            $@"{{\field{{\*\fldinst{{HYPERLINK ""{target}"" }}}}{{\fldrslt{{\ul {shown}}}}}}}";

        (await ReadAsync($"a {field}b")).Should().Be($"a {text}b");
    }

    [Theory]
    [InlineData(@"HYPERLINK http://example.com", "x (http://example.com)")]
    [InlineData(
        @"hyperlink ""http://example.com"" \\o ""tip"" \\t ""_blank""",
        "x (http://example.com)"
    )]
    [InlineData(@"HYPERLINK \\o ""tip"" ""http://example.com""", "x (http://example.com)")]
    [InlineData(@"HYPERLINK ""http://example.com"" \\l ""a""", "x (http://example.com#a)")]
    [InlineData(@"HYPERLINK \\l ""_Toc1""", "x")]
    [InlineData(@"HYPERLINK \\l", "x")]
    [InlineData(@"HYPERLINK ""http://example.com", "x (http://example.com)")]
    [InlineData(@"HYPERLINK ""a\\\\b""", "x (a\\b)")]
    [InlineData(@"HYPERLINK", "x")]
    [InlineData(@"", "x")]
    [InlineData(@"{\deleted HYPERLINK ""http://example.com""}", "x")]
    public async Task The_switches_of_a_link_are_understood(string instruction, string text) =>
        (await ReadAsync($@"{{\field{{\*\fldinst {instruction}}}{{\fldrslt x}}}}"))
            .Should()
            .Be(text);

    [Theory]
    [InlineData("v")]
    [InlineData("deleted")]
    public async Task A_link_that_is_not_shown_leads_nowhere(string word) =>
        (
            await ReadAsync(
                $@"a{{\{word}{{\field{{\*\fldinst HYPERLINK ""http://example.com""}}{{\fldrslt x}}}}}}"
            )
        )
            .Should()
            .Be("a");

    [Theory]
    [InlineData(@"SYMBOL 183 \\f ""Symbol"" \\s 10", "•")]
    [InlineData(@"SYMBOL 61623 \\f Symbol", "•")]
    [InlineData(@"SYMBOL 0xFC \\f ""Wingdings""", "✓")]
    [InlineData(@"SYMBOL 128", "€")]
    [InlineData(@"SYMBOL 937 \\u", "Ω")]
    [InlineData(@"SYMBOL x", "")]
    [InlineData(@"SYMBOL 99999999", "")]
    [InlineData(@"SYMBOL", "")]
    public async Task A_symbol_field_is_a_character(string instruction, string text) =>
        (await ReadAsync($@"a{{\field{{\*\fldinst {instruction}}}{{\fldrslt\f3}}}}b"))
            .Should()
            .Be($"a{text}b");

    [Theory]
    [InlineData(@"{\*\htmltag64 <p>}\htmlrtf unseen\htmlrtf0 a{\*\htmltag72 </p>}", "a")]
    [InlineData(@"{\*\htmltag64 <p>}a{\*\htmltag72 </p>}{\*\htmltag64 <p>}b", "a\nb")]
    [InlineData(@"a{\*\htmltag72 </p>}\htmlrtf\par\htmlrtf0{\*\htmltag64 <p class=x>}b", "a\nb")]
    [InlineData(@"a{\*\htmltag116 <br>}\htmlrtf\line\htmlrtf0 b", "a\nb")]
    [InlineData(
        @"a{\*\htmltag84 <b>}\htmlrtf{\b\htmlrtf0 b{\*\htmltag92 </b>}\htmlrtf}\htmlrtf0 c",
        "abc"
    )]
    [InlineData(@"a{\*\htmltag84 &nbsp;}\htmlrtf\'a0\htmlrtf0 b", "a b")]
    [InlineData(@"a{\*\htmltag84 &lt;}\htmlrtf <\htmlrtf0 b{\*\htmltag84 &#8364;}", "a<b€")]
    [InlineData(@"{\*\mhtmltag84 <a href=x>}{\*\htmltag84 <a href=y>}a{\htmlrtf x}b", "ab")]
    [InlineData(@"\htmlrtf{\pntext\f1\'95\tab}\htmlrtf0 a", "•\ta")]
    [InlineData(
        @"\htmlrtf{\field{\*\fldinst{HYPERLINK ""http://example.com""}}{\fldrslt\ul\htmlrtf0 a\htmlrtf}}\htmlrtf0",
        "a (http://example.com)"
    )]
    [InlineData(
        @"\htmlrtf\trowd\intbl\htmlrtf0 a\htmlrtf\cell\htmlrtf0 b\htmlrtf\cell\row\htmlrtf0 c",
        "a\tb\nc"
    )]
    public async Task Html_in_rtf_is_read_as_html(string body, string text) =>
        (await ReadAsync(@"\fromhtml1 " + body)).Should().Be(text);

    [Theory]
    [InlineData(@"\htmlrtf a\htmlrtf0 b{\*\htmltag64 <p>}", "ab")]
    [InlineData(@"\fromtext a\par b", "a\nb")]
    [InlineData(@"\fromhtml0\htmlrtf a\htmlrtf0 b", "ab")]
    public async Task Without_html_its_words_say_nothing(string body, string text) =>
        (await ReadAsync(body)).Should().Be(text);

    private static async Task<string> ReadAsync(string body) =>
        (await Documents.ReadAsync(Encoding.Latin1.GetBytes($@"{{\rtf1\ansi {body}}}"))).Text;
}
