using System.Runtime.ExceptionServices;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;
using UglyToad.PdfPig;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>Reads the pages of a PDF, one after the other.</summary>
internal sealed class PdfPages(PdfDocument pdf, ExtractionLimits limits, TimeProvider time)
{
    // Of the time that a document may take: what was read until then is more than a reader that is stopped can tell.
    private const double TimeForPages = 0.6;

    private readonly long _start = time.GetTimestamp();
    private readonly BoundedText _text = new(limits.Characters);
    private readonly List<string> _texts = [];
    private readonly List<int> _pictures = [];
    private readonly List<int> _smallPictures = [];
    private readonly List<string> _attachments = [];
    private int _letters;
    private int _lettersOfTextPages;
    private int _unreadable;
    private int _damaged;
    private int _damagedAnnotations;
    private bool _hasDamagedAttachments;
    private ExceptionDispatchInfo? _damage;

    public DocumentReading Read(CancellationToken cancellationToken)
    {
        var pages = pdf.NumberOfPages;
        var toRead = Math.Min(pages, limits.Pages);
        for (var number = 1; number <= toRead && !_text.IsCut; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadLeniently(number, cancellationToken);
            toRead = time.GetElapsedTime(_start) < TimeForPages * limits.Time ? toRead : number;
        }

        if (_letters == 0 && _pictures.Count == 0 && _smallPictures.Count == 0)
        {
            _damage?.Throw();
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

    // A page that is damaged does not cost the others. The library documents no closed set of exceptions.
    private void ReadLeniently(int number, CancellationToken cancellationToken)
    {
        var texts = _texts.Count;
        try
        {
            Read(number, cancellationToken);
        }
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            _damaged++;
            _damage ??= ExceptionDispatchInfo.Capture(exception);
            if (_texts.Count == texts)
            {
                Add("");
            }
        }
    }

    private void Read(int number, CancellationToken cancellationToken)
    {
        var page = pdf.GetPage(number);
        var read = PdfPage.Read(pdf, page, limits, cancellationToken);
        Add(read.Text);
        _letters += read.Letters;
        _attachments.AddRange(read.Attachments);
        _damagedAnnotations += read.HasDamagedAnnotations ? 1 : 0;
        if (read.IsUnreadable)
        {
            _unreadable++;
            _pictures.Add(number);
            _lettersOfTextPages += PagePicture.IsTextPage(read.Letters) ? read.Letters : 0;
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
    }

    private void Add(string text)
    {
        _text.Append(_texts.Count == 0 ? "" : "\n\n");
        _text.Append(text);
        _texts.Add(text);
    }

    // At the end of the last page, so that the pages are the text.
    private void NameAttachments()
    {
        try
        {
            _attachments.AddRange(AttachedFiles.Of(new PdfObjects(pdf)));
        }
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            _hasDamagedAttachments = true;
        }

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
            details.Add($"the fonts of {Count(_unreadable)} do not tell their letters");
        }

        if (_damaged > 0)
        {
            details.Add($"{Count(_damaged)} could not be read");
        }

        if (_damagedAnnotations > 0)
        {
            details.Add($"annotations of {Count(_damagedAnnotations)} could not be read");
        }

        if (_hasDamagedAttachments)
        {
            details.Add("the attached files could not be listed");
        }

        return details.Count == 0 ? null : string.Join("; ", details);
    }

    private static string Count(int pages) =>
        FormattableString.Invariant($"{pages} {(pages == 1 ? "page" : "pages")}");

    private static List<int> Sorted(List<int> some, List<int> others) =>
        [.. some.Concat(others).Order()];
}
