using System.IO.Compression;
using System.Text;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Docx;

/// <summary>A docx that a test writes part by part; what it does not set is as Word has it.</summary>
internal sealed record WordPackage(string Body)
{
    public const string Transitional = "http://schemas.openxmlformats.org/";
    public const string Strict = "http://purl.oclc.org/ooxml/";

    /// <summary>What all namespaces begin with.</summary>
    public string Schema { get; init; } = Transitional;

    public string Styles { get; init; } = "";

    public string Numbering { get; init; } = "";

    /// <summary>Relationships of the main part, besides those to styles and numbering.</summary>
    public string Relationships { get; init; } = "";

    /// <summary>Parts besides these.</summary>
    public (string Name, byte[] Content)[] Parts { get; init; } = [];

    /// <summary>The whole of the main part, in place of one around <see cref="Body"/>.</summary>
    public byte[]? Main { get; init; }

    public string MainName { get; init; } = "word/document.xml";

    /// <summary>The relationships of the package, in place of one to the main part.</summary>
    public byte[]? Package { get; init; }

    /// <summary>Parts that are left out.</summary>
    public string[] Without { get; init; } = [];

    private string Office =>
        Schema == Strict
            ? $"{Strict}officeDocument/relationships"
            : $"{Transitional}officeDocument/2006/relationships";

    public static string Paragraph(string text) =>
        $"<w:p><w:r><w:t xml:space='preserve'>{text}</w:t></w:r></w:p>";

    /// <summary>A relationship to a part or, beginning with a scheme, to the world outside.</summary>
    public string Related(string id, string kind, string target) =>
        $"<Relationship Id='{id}' Type='{Office}/{kind}' Target='{target}'"
        + (target.Contains(':', StringComparison.Ordinal) ? " TargetMode='External'/>" : "/>");

    public Task<ExtractedText> ReadAsync(ExtractionLimits? limits = null) =>
        Documents.ReadAsync(Bytes(), limits);

    public byte[] Bytes()
    {
        const string Types =
            "<Override PartName='/{0}' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/>";
        var slash = MainName.LastIndexOf('/') + 1;
        var own = $"{MainName[..slash]}_rels/{MainName[slash..]}.rels";
        List<(string Name, byte[] Content)> parts =
        [
            .. Parts,
            (
                "[Content_Types].xml",
                Utf8(Documents.ContentTypes(string.Format(null, Types, MainName)))
            ),
            ("_rels/.rels", Package ?? Relations(Related("r", "officeDocument", MainName))),
            (MainName, Main ?? Utf8(Root("document", $"<w:body>{Body}</w:body>"))),
            ("word/styles.xml", Utf8(Root("styles", Styles))),
            ("word/numbering.xml", Utf8(Root("numbering", Numbering))),
        ];
        parts.Add(
            (
                own,
                Relations(
                    Related("styles", "styles", "/word/styles.xml")
                        + Related("numbering", "numbering", "/word/numbering.xml")
                        + Relationships
                )
            )
        );
        return Zip(parts.Where(part => !Without.Contains(part.Name)));
    }

    public string Root(string name, string xml)
    {
        var (year, isStrict) = (Schema == Strict ? "" : "2006/", Schema == Strict);
        return $"<w:{name} xmlns:w='{Schema}wordprocessingml/{year}main' "
            + $"xmlns:r='{Office}' "
            + $"xmlns:m='{Schema}officeDocument/{year}math' "
            + $"xmlns:a='{Schema}drawingml/{year}main' "
            + $"xmlns:wp='{Schema}drawingml/{year}wordprocessingDrawing' "
            + $"xmlns:c='{Schema}drawingml/{year}chart' "
            + $"xmlns:dgm='{Schema}drawingml/{year}diagram' "
            + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
            + "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
            + "xmlns:w16se='http://schemas.microsoft.com/office/word/2015/wordml/symex' "
            + "xmlns:new='urn:not-yet-known' "
            + $"xmlns:v='urn:schemas-microsoft-com:vml' w:strict='{isStrict}'>{xml}</w:{name}>";
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Relations(string relationships) =>
        Utf8(
            $"<Relationships xmlns='{Transitional}package/2006/relationships'>{relationships}</Relationships>"
        );

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
