using System.Diagnostics;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxHostileTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    public static TheoryData<string, string, string> Nested =>
        new()
        {
            { "<w:p>", "", "" },
            { "<w:txbxContent><w:p><w:r><w:t>x</w:t></w:r>", "", "" },
            {
                "<w:tbl><w:tr><w:tc>",
                "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
                "</w:tc></w:tr></w:tbl>"
            },
            { "<w:sdt><w:sdtContent>", "", "" },
            { "<mc:AlternateContent><mc:Choice Requires='wps'>", "", "" },
            { "<w:del>", "", "" },
            { "<w:pPr>", "", "" },
            { "<w:rPr><w:sdtPr>", "", "" },
            { "<w:p><w:hyperlink><w:fldSimple w:instr='HYPERLINK x'>", "", "" },
            { "<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "", "" },
            { "<new xmlns='urn:a'>", "", "" },
        };

    // 1,000 times as long when unpacked: a package of this size is a few kilobytes.
    [Theory]
    [MemberData(nameof(Nested))]
    public async Task Elements_nested_without_end_are_soon_over(
        string open,
        string inside,
        string close
    )
    {
        const int Times = 300_000;
        var body =
            WordPackage.Paragraph("Ada")
            + string.Concat(Enumerable.Repeat(open, Times))
            + inside
            + string.Concat(Enumerable.Repeat(close, Times));
        var document = new WordPackage(body).Bytes();
        var started = Stopwatch.GetTimestamp();

        var read = await Documents.ReadAsync(document);

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(Soon);
        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Text.Should().StartWith("Ada");
    }

    [Fact]
    public async Task Nested_styles_and_lists_are_soon_over()
    {
        var deep = string.Concat(Enumerable.Repeat("<w:style><w:rPr>", 300_000));
        var started = Stopwatch.GetTimestamp();

        var read = await new WordPackage(WordPackage.Paragraph("Ada"))
        {
            Styles = deep,
            Numbering = deep.Replace("style", "abstractNum", StringComparison.Ordinal),
        }.ReadAsync();

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(Soon);
        read.Text.Should().Be("Ada");
    }

    // Each run asks for its style, and each style for the one below it.
    [Fact]
    public async Task Long_chains_of_styles_are_soon_over()
    {
        var styles = string.Concat(
            Enumerable
                .Range(0, 10_000)
                .Select(id =>
                    $"<w:style w:type='character' w:styleId='s{id}'><w:basedOn w:val='s{id + 1}'/></w:style>"
                )
        );
        var run = string.Concat(
            Enumerable
                .Range(0, 10_000)
                .Select(id => $"<w:r><w:rPr><w:rStyle w:val='s{id}'/></w:rPr><w:t>x</w:t></w:r>")
        );
        var started = Stopwatch.GetTimestamp();

        var read = await new WordPackage($"<w:p>{run}</w:p>") { Styles = styles }.ReadAsync();

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(Soon);
        read.Text.Should().Be(new string('x', 10_000));
    }

    [Fact]
    public async Task Entities_do_not_grow()
    {
        var package = new WordPackage("");
        var main =
            "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + package.Root("document", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>");

        var read = await (package with { Main = WordPackage.Utf8(main) }).ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Text.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_without_end_is_cut()
    {
        var package = new WordPackage(WordPackage.Paragraph(new string('a', 20_000_000)));

        var read = await package.ReadAsync(new ExtractionLimits { Characters = 1_000 });

        read.Text.Should().Be(new string('a', 1_000));
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    [Fact]
    public async Task Boxes_without_end_keep_within_the_limit()
    {
        var box = $"<w:txbxContent>{WordPackage.Paragraph(new string('a', 900))}</w:txbxContent>";
        var package = new WordPackage(
            $"<w:p><w:r>{string.Concat(Enumerable.Repeat(box, 10_000))}</w:r></w:p>"
        );

        var read = await package.ReadAsync(new ExtractionLimits { Characters = 1_000 });

        read.Text.Length.Should().Be(1_000);
        read.Detail.Should().Be("the text was cut after 1000 characters");
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<div></x>")]
    [InlineData("<li><ul>")]
    [InlineData("<font size=1><p>")]
    public async Task A_page_that_nests_without_end_is_soon_over(string tags)
    {
        var package = new WordPackage("<w:altChunk r:id='k'/>" + WordPackage.Paragraph("after"));
        package = package with
        {
            Relationships = package.Related("k", "aFChunk", "a.html"),
            Parts =
            [
                (
                    "word/a.html",
                    WordPackage.Utf8(string.Concat(Enumerable.Repeat(tags, 50_000)) + "in")
                ),
            ],
        };
        var started = Stopwatch.GetTimestamp();

        var read = await package.ReadAsync();

        Stopwatch.GetElapsedTime(started).Should().BeLessThan(Soon);
        read.Text.Should().Be("after");
    }
}
