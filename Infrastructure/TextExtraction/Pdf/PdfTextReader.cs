using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Reads the text of a PDF, and tells pages of text from pictures of pages.</summary>
internal sealed class PdfTextReader : IDocumentReader
{
    private static readonly ParsingOptions Options = new()
    {
        UseLenientParsing = true,
        SkipMissingFonts = true,
        UseActualText = true,
    };

    public FileFormat Format => FileFormat.Pdf;

    public string Engine => "pdf";

    public DocumentReading Read(
        byte[] document,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var pdf = PdfDocument.Open(document, Options);
            new FontPrograms(pdf).LeaveOut();
            return new PdfPages(pdf, limits).Read(cancellationToken);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new(TextOutcome.Encrypted, Detail: "the PDF asks for a password");
        }
    }
}
