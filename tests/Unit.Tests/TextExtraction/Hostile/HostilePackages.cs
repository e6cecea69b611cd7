using System.IO.Compression;
using System.Text;
using static ApplyFunctions.Unit.Tests.TextExtraction.Hostile.Bombs;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

/// <summary>Word documents whose packages or whose XML do harm.</summary>
internal static class HostilePackages
{
    private const string Document = "word/document.xml";
    private const string Paragraph = "<w:p><w:r><w:t>a</w:t></w:r></w:p>";

    public static IEnumerable<(string Name, Func<byte[]> Build)> All { get; } =
    [
        ("docx: elements nested 1,000,000 deep", () => Documents.Docx(Repeat("<w:p>", 1_000_000))),
        ("docx: text boxes nested 20,000 deep", () => Nested("w:txbxContent", 20_000)),
        ("docx: tables nested 10,000 deep", () => Nested("w:tbl><w:tr><w:tc", 10_000)),
        ("docx: controls nested 10,000 deep", () => Nested("w:sdt><w:sdtContent", 10_000)),
        (
            "docx: choices nested 10,000 deep",
            () => Nested("mc:AlternateContent><mc:Choice Requires='w'", 10_000)
        ),
        ("docx: fields nested 100,000 deep", Fields),
        ("docx: 500 MB in one text", () => Packed(Text(500))),
        ("docx: 90 MB in one text", () => Packed(Text(90))),
        ("docx: 30 MB of paragraphs", () => Documents.Docx(Repeat(Paragraph, 900_000))),
        ("docx: 30 MB of empty elements", () => Documents.Docx(Repeat("<w:p/>", 5_000_000))),
        ("docx: a part that lies about its size", () => Lying(Packed(Text(500)))),
        ("docx: 1,000,000 attributes", Attributes),
        (
            "docx: an attribute of 50 MB",
            () => Documents.Docx($"<w:p w:x='{new string('a', 50_000_000)}'/>")
        ),
        ("docx: a name of 10 MB", () => Documents.Docx($"<w:{new string('a', 10_000_000)}/>")),
        ("docx: a billion laughs", () => Laughing(Document)),
        ("docx: a billion laughs in the types", () => Laughing("[Content_Types].xml")),
        (
            "docx: an entity of a file",
            () =>
                Replaced(
                    Document,
                    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"
                )
        ),
        ("docx: 100,000 entries", ManyEntries),
        ("docx: 100,000 relationships", ManyRelationships),
        ("docx: a chunk that is the document", Chunk),
        ("docx: a document that is its own header", OwnHeader),
        ("docx: comments without end", () => Documents.Docx(Repeat("<!-- a -->", 2_000_000))),
        ("docx: 200,000 namespaces", Namespaces),
    ];

    private static byte[] Nested(string tags, int times)
    {
        var close = string.Concat(
            tags.Split("><").Reverse().Select(tag => $"</{tag.Split(' ')[0]}>")
        );
        return Documents.Docx(Repeat($"<{tags}>", times) + Paragraph + Repeat(close, times));
    }

    private static byte[] Fields() =>
        Documents.Docx(
            "<w:p>"
                + Repeat("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", 100_000)
                + Repeat("<w:r><w:fldChar w:fldCharType='end'/></w:r>", 100_000)
                + "</w:p>"
        );

    private static byte[] Attributes()
    {
        var text = new StringBuilder("<w:p ");
        for (var i = 0; i < 1_000_000; i++)
        {
            text.Append('a').Append(i).Append("='' ");
        }

        return Documents.Docx(text.Append("/>").ToString());
    }

    private static byte[] Namespaces()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 200_000; i++)
        {
            text.Append("<a xmlns='urn:").Append(i).Append("'/>");
        }

        return Documents.Docx(text.ToString());
    }

    private static IEnumerable<string> Text(int megabytes) =>
        [
            "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>",
            .. Enumerable.Repeat(new string('a', 1_000_000), megabytes),
            "</w:t></w:r></w:p></w:body></w:document>",
        ];

    private static byte[] Laughing(string part)
    {
        var text = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 'laugh'>");
        for (var i = 1; i < 30; i++)
        {
            text.Append("<!ENTITY a")
                .Append(i)
                .Append(" '")
                .Append(Repeat($"&a{i - 1};", 10))
                .Append("'>");
        }

        return Replaced(part, text.Append("]><a>&a29;</a>").ToString());
    }

    private static byte[] ManyEntries() =>
        Changed(zip =>
        {
            for (var i = 0; i < 100_000; i++)
            {
                zip.CreateEntry($"word/{i}.xml", CompressionLevel.NoCompression);
            }
        });

    private static byte[] ManyRelationships()
    {
        var text = new StringBuilder(
            "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        );
        for (var i = 0; i < 100_000; i++)
        {
            text.Append("<Relationship Id='r")
                .Append(i)
                .Append("' Type='urn:header' Target='document.xml'/>");
        }

        return Replaced("word/_rels/document.xml.rels", text.Append("</Relationships>").ToString());
    }

    private static byte[] Chunk() => Leading("aFChunk", "<w:altChunk r:id='r'/>");

    private static byte[] OwnHeader() =>
        Leading("header", "<w:sectPr><w:headerReference w:type='default' r:id='r'/></w:sectPr>");

    private static byte[] Leading(string kind, string element)
    {
        const string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return Changed(zip =>
        {
            Put(
                zip,
                "word/_rels/document.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                    + $"<Relationship Id='r' Type='{office}/{kind}' Target='document.xml'/></Relationships>"
            );
            Put(
                zip,
                Document,
                $"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:r='{office}'>"
                    + $"<w:body>{Repeat(element, 100)}{Paragraph}</w:body></w:document>"
            );
        });
    }

    private static byte[] Replaced(string part, string content) =>
        Changed(zip => Put(zip, part, content));

    private static byte[] Packed(IEnumerable<string> document) =>
        Changed(zip => Put(zip, Document, [.. document]));

    private static byte[] Changed(Action<ZipArchive> change)
    {
        using var file = new MemoryStream();
        file.Write(Documents.Docx(Paragraph));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return file.ToArray();
    }

    private static void Put(ZipArchive zip, string part, params string[] content)
    {
        zip.GetEntry(part)!.Delete();
        using var writer = new StreamWriter(
            zip.CreateEntry(part, CompressionLevel.SmallestSize).Open()
        );
        foreach (var piece in content)
        {
            writer.Write(piece);
        }
    }

    // APPNOTE 4.3.12: in an entry of the directory the size stands at 24, the length of the name at 28, the name at 46.
    private static byte[] Lying(byte[] zip)
    {
        var name = Encoding.ASCII.GetBytes(Document);
        var at = zip.AsSpan().LastIndexOf([.. name]) - 46;
        BitConverter.TryWriteBytes(zip.AsSpan(at + 24), 1_000);
        return zip;
    }
}
