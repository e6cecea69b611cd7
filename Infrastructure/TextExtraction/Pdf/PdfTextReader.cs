using ApplyFunctions.Core.Cvs;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Geometry;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Reads the text of a PDF, and tells pages of text from pictures of pages.</summary>
internal sealed class PdfTextReader : IDocumentReader
{
    private const int LettersOfATextPage = 40;
    private const double AreaOfAPagePicture = 0.5;

    private static readonly ParsingOptions Options = new()
    {
        UseLenientParsing = true,
        SkipMissingFonts = true,
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
            return ReadPages(pdf, limits, cancellationToken);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new(TextOutcome.Encrypted, Detail: "the PDF asks for a password");
        }
    }

    private static DocumentReading ReadPages(
        PdfDocument pdf,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var pages = pdf.NumberOfPages;
        var toRead = Math.Min(pages, limits.Pages);
        var text = new BoundedText(limits.Characters);
        var letters = 0;
        var pictures = new List<int>();
        var pagePictures = 0;
        var texts = new List<string>();
        for (var number = 1; number <= toRead && !text.IsCut; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = pdf.GetPage(number);
            text.Append(number == 1 ? "" : "\n\n");
            var before = letters;
            var start = text.Length;
            letters += new PdfLetterLines(text).Append(page.Letters, cancellationToken);
            if (letters - before < LettersOfATextPage)
            {
                var largest = LargestPicture(page);
                pagePictures += largest > AreaOfAPagePicture ? 1 : 0;
                if (largest > AreaOfAPagePicture || largest > 0 && letters == before)
                {
                    pictures.Add(number);
                }
            }

            texts.Add(text.From(start));
        }

        var detail =
            pages > toRead
                ? FormattableString.Invariant($"read the first {toRead} of {pages} pages")
                : null;
        if (pagePictures > 0 && letters < LettersOfATextPage || pictures.Count > 0 && letters == 0)
        {
            return new(TextOutcome.Scanned, "", pages, detail)
            {
                PicturePages = pictures,
                PageTexts = texts,
            };
        }

        return new(TextOutcome.Extracted, text.ToString(), pages, detail, text.IsCut)
        {
            PicturePages = pictures,
            PageTexts = pictures.Count > 0 ? texts : [],
        };
    }

    /// <summary>The share of the page that its largest picture covers: 0 where there is none.</summary>
    private static double LargestPicture(Page page)
    {
        var paper = page.CropBox.Bounds;
        var area = Math.Max(paper.Area, 1);
        return page.GetImages()
            .Select(image => image.BoundingBox.Intersect(paper)?.Area / area ?? 0)
            .DefaultIfEmpty(0)
            .Max();
    }
}
