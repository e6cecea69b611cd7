using System.Xml;
using ApplyFunctions.Core.Cvs;
using DocumentFormat.OpenXml.Packaging;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Reads a Word document: headers, body, notes, footers.</summary>
internal sealed class DocxTextReader : IDocumentReader
{
    public FileFormat Format => FileFormat.Docx;

    public string Engine => "docx";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        if (DocxPackage.OverLimit(document, limits) is { } overLimit)
        {
            return new(TextOutcome.Damaged, Detail: overLimit);
        }

        using var stream = new MemoryStream(document, writable: false);
        using var word = WordprocessingDocument.Open(stream, isEditable: false);
        if (word.MainDocumentPart is not { } main)
        {
            return new(TextOutcome.Damaged, Detail: "the package has no main document");
        }

        var text = new BoundedText(limits.Characters);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in Parts(main))
        {
            var story = ReadPart(part, limits, cancellationToken);

            // First, odd and even pages, and every section, may have the same header in parts of their own.
            if (story.Length > 0 && (part == main || seen.Add(story)))
            {
                text.Append(text.Length == 0 ? "" : "\n\n");
                text.Append(story);
            }
        }

        return new(TextOutcome.Extracted, text.ToString(), IsCut: text.IsCut);
    }

    private static IEnumerable<OpenXmlPart> Parts(MainDocumentPart main) =>
        [
            .. main.HeaderParts,
            main,
            .. Optional(main.FootnotesPart),
            .. Optional(main.EndnotesPart),
            .. main.FooterParts,
        ];

    private static IEnumerable<OpenXmlPart> Optional(OpenXmlPart? part) =>
        part is null ? [] : [part];

    private static string ReadPart(
        OpenXmlPart part,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CheckCharacters = false,
            MaxCharactersInDocument = limits.UnpackedBytes,
        };
        using var stream = part.GetStream(FileMode.Open, FileAccess.Read);
        using var xml = XmlReader.Create(stream, settings);

        // One character more than the limit, so that cutting it off shows.
        return new DocxStory(limits.Characters + 1).Read(xml, cancellationToken);
    }
}
