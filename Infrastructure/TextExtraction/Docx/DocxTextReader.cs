using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Reads a Word document: headers, body, notes, footers. Of a broken file it reads what there is.</summary>
internal sealed class DocxTextReader : IDocumentReader
{
    public FileFormat Format => FileFormat.Docx;

    public string Engine => "docx";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    ) =>
        Read(
            document,
            new DocxReading(
                limits,
                new UnpackedBytes(limits.UnpackedBytes),
                Depth: 0,
                cancellationToken
            )
        );

    public static DocumentReading Read(byte[] document, DocxReading reading)
    {
        try
        {
            using var package = new DocxPackage(document, reading.Limits, reading.Unpacked);
            if (MainParts.Find(package, reading.CancellationToken) is not { } parts)
            {
                return new(TextOutcome.Damaged, Detail: "the package has no main document");
            }

            var word = new DocxDocument(package, parts, reading);
            var text = word.Read();
            if (word.IsBroken && string.IsNullOrWhiteSpace(text.ToString()))
            {
                return new(
                    TextOutcome.Damaged,
                    Detail: "the Word document is broken: open it in Word and save it again, or ask for it as pdf"
                );
            }

            return new(
                TextOutcome.Extracted,
                text.ToString(),
                Detail: word.IsBroken
                    ? "the Word document is broken: of its text something may be missing"
                    : null,
                IsCut: text.IsCut
            );
        }
        catch (PackageLimitException exception)
        {
            return new(TextOutcome.Damaged, Detail: exception.Message);
        }
    }
}
