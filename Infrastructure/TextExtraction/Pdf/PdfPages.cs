using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;
using UglyToad.PdfPig;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Reads the pages of a PDF, one after the other.</summary>
internal sealed class PdfPages(PdfDocument pdf, ExtractionLimits limits)
{
    private readonly BoundedText _text = new(limits.Characters);
    private readonly List<string> _texts = [];
    private readonly List<int> _pictures = [];
    private readonly List<int> _smallPictures = [];
    private readonly List<string> _attachments = [];
    private int _letters;
    private int _lettersOfTextPages;
    private int _unreadable;

    public DocumentReading Read(CancellationToken cancellationToken)
    {
        var pages = pdf.NumberOfPages;
        var toRead = Math.Min(pages, limits.Pages);
        for (var number = 1; number <= toRead && !_text.IsCut; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(number, cancellationToken);
        }

        NameAttachments();
        var detail = Detail(pages, toRead);
        var isScanned =
            _pictures.Count > 0 && !PagePicture.IsTextPage(_lettersOfTextPages)
            || _letters == 0 && _smallPictures.Count > 0;
        if (isScanned)
        {
            return new(TextOutcome.Scanned, "", pages, detail)
            {
                PicturePages = _letters == 0 ? Sorted(_pictures, _smallPictures) : _pictures,
                PageTexts = _texts,
            };
        }

        return new(TextOutcome.Extracted, _text.ToString(), pages, detail, _text.IsCut)
        {
            PicturePages = _pictures,
            PageTexts = _pictures.Count > 0 ? _texts : [],
        };
    }

    private void Read(int number, CancellationToken cancellationToken)
    {
        var page = pdf.GetPage(number);
        var read = PdfPage.Read(pdf, page, cancellationToken);
        _letters += read.Letters;
        _attachments.AddRange(read.Attachments);
        if (read.IsUnreadable)
        {
            _unreadable++;
            _pictures.Add(number);
        }
        else if (PagePicture.IsTextPage(read.Letters))
        {
            _lettersOfTextPages += read.Letters;
        }
        else
        {
            var share = PagePicture.Share(page);
            if (PagePicture.IsPage(share) || PagePicture.IsDrawn(read, page))
            {
                _pictures.Add(number);
            }
            else
            {
                _lettersOfTextPages += read.Letters;
                if (share > 0)
                {
                    _smallPictures.Add(number);
                }
            }
        }

        _texts.Add(read.Text);
        _text.Append(number == 1 ? "" : "\n\n");
        _text.Append(read.Text);
    }

    // At the end of the last page, so that the pages are the text.
    private void NameAttachments()
    {
        _attachments.AddRange(AttachedFiles.Of(new PdfObjects(pdf)));
        if (_attachments.Count == 0 || _texts.Count == 0)
        {
            return;
        }

        var lines = string.Join(
            '\n',
            _attachments.Distinct(StringComparer.Ordinal).Select(AttachedFiles.Line)
        );
        var separator = _texts[^1].Length == 0 ? "" : "\n\n";
        _texts[^1] += separator + lines;
        _text.Append(separator + lines);
    }

    private string? Detail(int pages, int toRead)
    {
        var details = new List<string>();
        if (pages > toRead)
        {
            details.Add(FormattableString.Invariant($"read the first {toRead} of {pages} pages"));
        }

        if (_unreadable > 0)
        {
            var which = _unreadable == 1 ? "page" : "pages";
            details.Add(
                FormattableString.Invariant(
                    $"the fonts of {_unreadable} {which} do not tell their letters"
                )
            );
        }

        return details.Count == 0 ? null : string.Join("; ", details);
    }

    private static List<int> Sorted(List<int> some, List<int> others) =>
        [.. some.Concat(others).Order()];
}
