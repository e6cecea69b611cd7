using System.Text;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

public sealed class DocxChunkTests
{
    private const string Page =
        "<html><head><title>no</title><style>p{}</style></head><body>"
        + "<h1>Ada</h1><p>one\n two<br>three</p><script>no()</script><p style='display: none'>no</p><p hidden>no</p>"
        + "<ul><li>x<li>y</ul><ol><li>first</li><li><p>second</p></li></ol>"
        + "<table><tr><td>a</td><th>b <b>c</b></th></tr><tr><td></td><td>d</td></tr></table>"
        + "<a href='https://example.org'>site</a>, <a href='#top'>top</a></body></html>";
    private const string PageText =
        "Ada\none two\nthree\n• x\n• y\n1. first\n2. second\na\tb c\n\td\nsite (https://example.org), top";

    public static TheoryData<string, byte[], string> Chunks =>
        new()
        {
            { "page.html", WordPackage.Utf8(Page), PageText },
            { "page.bin", WordPackage.Utf8(Page), PageText },
            { "piece.htm", WordPackage.Utf8("<p>Łódź</p>&amp;"), "Łódź\n&" },
            {
                "old.htm",
                Encoding.Latin1.GetBytes("<meta charset=windows-1251><p>\xC0\xE4\xE0</p>"),
                "Ада"
            },
            { "text.rtf", WordPackage.Utf8(@"{\rtf1 Ada\par Lovelace}"), "Ada\nLovelace" },
            { "text.txt", WordPackage.Utf8("Ada\r\nLovelace"), "Ada\nLovelace" },
            { "other.docx", new WordPackage(WordPackage.Paragraph("Ada")).Bytes(), "Ada" },
            {
                "page.mht",
                WordPackage.Utf8(
                    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"x\"\r\n\r\n--x\r\n"
                        + "Content-Type: image/png\r\n\r\nno\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n"
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ad=\r\na =C3=A9=3D</p>\r\n--x--\r\n"
                ),
                "Ada é="
            },
            {
                "page.mht",
                WordPackage.Utf8(
                    "MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+QWRh\nPC9wPg==\n"
                ),
                "Ada"
            },
            { "data.xml", WordPackage.Utf8("<w:document><w:t>no</w:t></w:document>"), "" },
            { "picture.png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "" },
            { "broken.docx", new WordPackage(WordPackage.Paragraph("Ada")).Bytes()[..90], "" },
        };

    [Theory]
    [MemberData(nameof(Chunks))]
    public async Task A_document_in_the_document_is_read_where_it_stands(
        string name,
        byte[] chunk,
        string text
    )
    {
        var read = await Around(name, chunk).ReadAsync();

        read.Text.Should().Be(text.Length == 0 ? "before\n\nafter" : $"before\n{text}\nafter");
    }

    [Fact]
    public async Task Documents_in_documents_end()
    {
        var document = new WordPackage(WordPackage.Paragraph("0")).Bytes();
        foreach (var depth in Enumerable.Range(1, 10))
        {
            var around = new WordPackage(
                WordPackage.Paragraph($"{depth}") + "<w:altChunk r:id='k'/>"
            );
            document = (
                around with
                {
                    Relationships = around.Related("k", "aFChunk", "inner.docx"),
                    Parts = [("word/inner.docx", document)],
                }
            ).Bytes();
        }

        (await Documents.ReadAsync(document)).Text.Should().Be("10\n9\n8\n7");
    }

    [Fact]
    public async Task A_document_that_is_its_own_part_is_not_read_again()
    {
        var package = new WordPackage(
            WordPackage.Paragraph("before")
                + "<w:altChunk r:id='k'/>"
                + WordPackage.Paragraph("after")
        );
        package = package with { Relationships = package.Related("k", "aFChunk", "document.xml") };

        (await package.ReadAsync()).Text.Should().Be("before\n\nafter");
    }

    [Fact]
    public async Task What_is_unpacked_over_and_over_is_counted_each_time()
    {
        var chunks = string.Concat(Enumerable.Repeat("<w:altChunk r:id='k'/>", 200));
        var package = new WordPackage(chunks);
        package = package with
        {
            Relationships = package.Related("k", "aFChunk", "a.html"),
            Parts = [("word/a.html", WordPackage.Utf8("<p>" + new string(' ', 10_000)))],
        };

        var read = await package.ReadAsync(new ExtractionLimits { UnpackedBytes = 1_000_000 });

        read.Outcome.Should().Be(TextOutcome.Damaged);
        read.Detail.Should().Be("the package unpacks to more than 1000000 bytes");
    }

    private static WordPackage Around(string name, byte[] chunk)
    {
        var package = new WordPackage(
            WordPackage.Paragraph("before")
                + "<w:altChunk r:id='k'/>"
                + WordPackage.Paragraph("after")
        );
        return package with
        {
            Relationships = package.Related("k", "aFChunk", name),
            Parts = [($"word/{name}", chunk)],
        };
    }
}
