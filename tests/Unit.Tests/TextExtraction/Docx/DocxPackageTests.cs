using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxPackageTests
{
    private const string Broken =
        "the Word document is broken: of its text something may be missing";

    private static readonly WordPackage Plain = new(WordPackage.Paragraph("Ada"));

    public static TheoryData<string, byte[]> Packages =>
        new()
        {
            { "as Word writes it", Plain.Bytes() },
            { "strict", (Plain with { Schema = WordPackage.Strict }).Bytes() },
            {
                "numbered by Word on the web",
                (Plain with { MainName = "word/document2.xml" }).Bytes()
            },
            { "in a folder of its own", (Plain with { MainName = "cv/main.xml" }).Bytes() },
            { "without relationships", (Plain with { Without = ["_rels/.rels"] }).Bytes() },
            {
                "with broken relationships",
                (Plain with { Package = WordPackage.Utf8("<Relationships") }).Bytes()
            },
            {
                "without relationships, in a folder of its own",
                (Plain with { MainName = "cv/main.xml", Without = ["_rels/.rels"] }).Bytes()
            },
            { "without types", (Plain with { Without = ["[Content_Types].xml"] }).Bytes() },
            {
                "without types and relationships",
                (
                    Plain with
                    {
                        Without =
                        [
                            "[Content_Types].xml",
                            "_rels/.rels",
                            "word/_rels/document.xml.rels",
                        ],
                    }
                ).Bytes()
            },
            {
                "with names in capitals",
                (
                    Plain with
                    {
                        Without = ["word/document.xml"],
                        Parts =
                        [
                            (
                                "WORD/DOCUMENT.XML",
                                WordPackage.Utf8(
                                    Plain.Root("document", $"<w:body>{Plain.Body}</w:body>")
                                )
                            ),
                        ],
                    }
                ).Bytes()
            },
            {
                "with an absolute target of backslashes and escapes",
                (
                    Plain with
                    {
                        MainName = "my cv/main.xml",
                        Package = WordPackage.Relations(
                            Plain.Related("r", "officeDocument", "\\x\\..\\my%20cv\\.\\main.xml")
                        ),
                    }
                ).Bytes()
            },
        };

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task A_package_is_read(string what, byte[] package)
    {
        var read = await Documents.ReadAsync(package);

        read.Text.Should().Be("Ada", what);
        read.Detail.Should().BeNull();
    }

    [Theory]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?>", 65001, true)]
    [InlineData("<?xml version='1.0' encoding='UTF-16'?>", 1200, true)]
    [InlineData("<?xml version='1.0' encoding='UTF-16'?>", 1201, true)]
    [InlineData("<?xml version='1.0' encoding='UTF-16'?>", 1200, false)]
    [InlineData("<?xml version='1.0' encoding='utf-16'?>", 65001, false)]
    [InlineData("<?xml version=\"1.0\" encoding=\"windows-1251\"?>", 1251, false)]
    [InlineData("<?xml version='1.0' encoding='no-such'?>", 65001, false)]
    [InlineData("", 65001, false)]
    public async Task A_part_may_be_in_any_encoding(string declaration, int codePage, bool isMarked)
    {
        var encoding =
            CodePagesEncodingProvider.Instance.GetEncoding(codePage)
            ?? Encoding.GetEncoding(codePage);
        var body = $"<w:body>{WordPackage.Paragraph("Ирина")}</w:body>";
        var package = Plain with
        {
            Main =
            [
                .. isMarked ? encoding.GetPreamble() : [],
                .. encoding.GetBytes(declaration + Plain.Root("document", body)),
            ],
        };

        (await package.ReadAsync()).Text.Should().Be("Ирина");
    }

    [Fact]
    public async Task Bytes_and_characters_that_are_none_of_xml_cost_nothing_else()
    {
        var main = Plain.Root(
            "document",
            $"<w:body>{WordPackage.Paragraph("a\u0001b\uFFFFc~d")}</w:body>"
        );
        var bytes = WordPackage.Utf8(main);
        bytes[bytes.AsSpan().LastIndexOf((byte)'~')] = 0xFF;

        var read = await (Plain with { Main = bytes }).ReadAsync();

        read.Text.Should().Be("a b c\uFFFDd");
    }

    [Theory]
    [InlineData("<w:p><w:r><w:t>Ada</w:t></w:r></w:p><w:p><w:r><w:t>Love")]
    [InlineData("<w:p><w:r><w:t>Ada</w:t></w:r></x>")]
    [InlineData("<w:p><w:r><w:t>Ada</w:t></w:r></w:p>&undefined;")]
    [InlineData("<w:p><w:r><w:t>Ada</w:t></w:r></w:p><unknown:p/>")]
    public async Task Xml_that_breaks_keeps_the_text_before(string body)
    {
        var read = await (
            Plain with
            {
                Main = WordPackage.Utf8(
                    Plain
                        .Root("document", $"<w:body>{body}")
                        .Replace("</w:document>", "", StringComparison.Ordinal)
                ),
            }
        ).ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Text.Should().StartWith("Ada");
        read.Detail.Should().Be(Broken);
    }

    [Theory]
    [InlineData("styles")]
    [InlineData("numbering")]
    public async Task A_part_that_is_broken_is_told(string part)
    {
        var package =
            part == "styles" ? Plain with { Styles = "</x>" } : Plain with { Numbering = "</x>" };

        var read = await package.ReadAsync();

        read.Text.Should().Be("Ada");
        read.Detail.Should().Be(Broken);
    }

    [Fact]
    public async Task A_package_that_was_cut_off_is_read_as_far_as_it_goes()
    {
        var paragraphs = Enumerable
            .Range(0, 5_000)
            .Select(number => WordPackage.Paragraph($"Line {number * 7919 % 5003}"));
        var bytes = new WordPackage(string.Concat(paragraphs)).Bytes();

        var read = await Documents.ReadAsync(bytes[..(bytes.Length / 2)]);

        read.Outcome.Should().Be(TextOutcome.Extracted);
        read.Text.Should().StartWith("Line 0\nLine 2916\n");
        read.Text.Length.Should().BeGreaterThan(10_000);
        read.Detail.Should().Be(Broken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_without_relationships_are_found_by_their_names(bool isBroken)
    {
        const string Name = "word/_rels/document.xml.rels";
        var package = new WordPackage(
            "<w:p><w:pPr><w:pStyle w:val='Secret'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
                + WordPackage.Paragraph("Ada")
        )
        {
            Styles =
                "<w:style w:type='paragraph' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>",
            Without = [Name],
        };
        var header = WordPackage.Utf8(package.Root("hdr", WordPackage.Paragraph("head")));
        package = package with { Parts = [("word/header1.xml", header)] };
        if (isBroken)
        {
            package = package with
            {
                Without = [],
                Parts = [.. package.Parts, (Name, WordPackage.Utf8("<Relationships"))],
            };
        }

        (await package.ReadAsync()).Text.Should().Be("head\n\nAda");
    }

    [Fact]
    public async Task A_package_without_its_directory_is_read_with_all_its_parts()
    {
        var package = new WordPackage(
            "<w:p><w:pPr><w:pStyle w:val='Secret'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
                + WordPackage.Paragraph("Ada")
        )
        {
            Styles =
                "<w:style w:type='paragraph' w:styleId='Secret'><w:rPr><w:vanish/></w:rPr></w:style>",
        };
        var bytes = package.Bytes();
        var directory = bytes.AsSpan().IndexOf("PK\x01\x02"u8);

        var read = await Documents.ReadAsync(bytes[..directory]);

        read.Text.Should().Be("Ada");
        read.Detail.Should().Be(Broken);
    }

    [Fact]
    public async Task A_package_without_a_main_part_is_damage()
    {
        var read = await (Plain with { Without = ["word/document.xml"] }).ReadAsync();

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should().Be("the package has no main document");
    }
}
