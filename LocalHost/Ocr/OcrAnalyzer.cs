using System.Globalization;
using System.Text;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>Reads a document with pdftoppm and tesseract, one page at a time.</summary>
internal sealed class OcrAnalyzer(OcrOptions options)
{
    private const int PixelsPerInch = 200;

    /// <summary>https://learn.microsoft.com/azure/ai-services/document-intelligence/service-limits</summary>
    private const int MaxPixels = 10_000;

    public static OcrError Unreadable { get; } =
        OcrError.InvalidRequest(
            "InvalidContent",
            "The file is corrupted or format is unsupported. Refer to documentation for the list of supported formats."
        );

    private static readonly OcrError TooLarge = OcrError.InvalidRequest(
        "InvalidContentDimensions",
        "The input image dimensions are out of range. Refer to documentation for supported image dimensions."
    );

    private static readonly OcrError OutOfRange = OcrError.InvalidArgument(
        "The parameter pages is invalid: The page range is outside of the document."
    );

    public static OcrError ToolsMissing { get; } =
        new(
            "OcrToolsNotInstalled",
            "The OCR emulator needs pdftoppm and tesseract, which are not installed. "
                + "On Debian and Ubuntu: apt-get install poppler-utils tesseract-ocr"
        );

    public async Task<(OcrResult? Result, OcrError? Error)> AnalyzeAsync(
        OcrDocument document,
        CancellationToken cancellationToken
    )
    {
        if (Tool.TryFind("tesseract", options.ToolPath) is not { } tesseract)
        {
            return (null, ToolsMissing);
        }

        var content = new StringBuilder();
        var tsv = new TesseractTsv(content);
        var (pages, error) =
            document.Kind == DocumentKind.Pdf
                ? await ReadPdfAsync(document, tesseract, tsv, cancellationToken)
                : await ReadImageAsync(document, tesseract, tsv, cancellationToken);
        return error is not null
            ? (null, error)
            : (
                new OcrResult(
                    document.ApiVersion,
                    document.ModelId,
                    "utf16CodeUnit",
                    content.ToString(),
                    pages
                ),
                null
            );
    }

    private async Task<(List<OcrPage> Pages, OcrError? Error)> ReadPdfAsync(
        OcrDocument document,
        Tool tesseract,
        TesseractTsv tsv,
        CancellationToken cancellationToken
    )
    {
        if (
            Tool.TryFind("pdfinfo", options.ToolPath) is not { } pdfinfo
            || Tool.TryFind("pdftoppm", options.ToolPath) is not { } pdftoppm
        )
        {
            return ([], ToolsMissing);
        }

        var all = await PdfPages.ListAsync(pdfinfo, document.File, cancellationToken);
        if (all is null)
        {
            return ([], Unreadable);
        }

        var selected = all.Where(page => document.Pages.Contains(page.Number))
            .Take(options.MaxPages)
            .ToList();
        if (selected.Count == 0)
        {
            return ([], OutOfRange);
        }

        var pages = new List<OcrPage>();
        foreach (var (number, inches) in selected)
        {
            if (inches * PixelsPerInch > MaxPixels)
            {
                return ([], TooLarge);
            }

            if (
                await DrawAsync(pdftoppm, document, number, cancellationToken) is not { } image
                || await RecognizeAsync(tesseract, image, cancellationToken) is not { } rows
            )
            {
                return ([], Unreadable);
            }

            pages.AddRange(tsv.Read(rows, PixelsPerInch, "inch", _ => number));
        }

        return (pages, null);
    }

    private async Task<(List<OcrPage> Pages, OcrError? Error)> ReadImageAsync(
        OcrDocument document,
        Tool tesseract,
        TesseractTsv tsv,
        CancellationToken cancellationToken
    )
    {
        if (await RecognizeAsync(tesseract, document.File, cancellationToken) is not { } rows)
        {
            return ([], Unreadable);
        }

        // A TIFF may hold many pages.
        int? Number(int page) => document.Pages.Contains(page) ? page : null;
        var pages = tsv.Read(rows, 1, "pixel", Number).Take(options.MaxPages).ToList();
        return pages.Count == 0 ? ([], OutOfRange) : (pages, null);
    }

    private static async Task<string?> DrawAsync(
        Tool pdftoppm,
        OcrDocument document,
        int page,
        CancellationToken cancellationToken
    )
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        var resolution = PixelsPerInch.ToString(CultureInfo.InvariantCulture);
        string[] range = ["-f", number, "-l", number, "-singlefile"];
        string[] image = ["-r", resolution, "-gray", "-png", document.File, document.PageFile];
        var output = await pdftoppm.RunAsync([.. range, .. image], cancellationToken);
        return output is null ? null : document.PageFile + ".png";
    }

    private static Task<string?> RecognizeAsync(
        Tool tesseract,
        string image,
        CancellationToken cancellationToken
    ) => tesseract.RunAsync([image, "stdout", "tsv"], cancellationToken);
}
