using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Reads the text of a PDF, and tells pages of text from pictures of pages.</summary>
internal sealed class PdfTextReader(TimeProvider time) : IDocumentReader
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
            PrepareFonts(pdf, limits, cancellationToken);
            return new PdfPages(pdf, limits, time).Read(cancellationToken);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new(TextOutcome.Encrypted, Detail: "the PDF asks for a password");
        }
    }

    // What is damaged shows when it is read.
    private static void PrepareFonts(
        PdfDocument pdf,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var fonts = new DocumentFonts(new PdfObjects(pdf)).Of(limits.Pages).ToList();
            new FontMending(pdf).Apply(fonts, cancellationToken);
            new FontPrograms(pdf).LeaveOut(fonts.Select(font => font.Number));
        }
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException)) { }
    }
}
