using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>What lies over a page: texts that were typed onto it, form fields, links and attached files.</summary>
internal sealed class PageAnnotations(PdfDocument pdf, Page page, ReadingFrame frame, int limit)
{
    // A page of more is no CV, and each is compared with all letters.
    private const int Most = 1_000;

    private readonly List<PageNote> _notes = [];
    private readonly List<string> _attachments = [];
    private int _characters;

    public IReadOnlyList<PageNote> Notes => _notes;

    public IReadOnlyList<string> Attachments => _attachments;

    public bool IsDamaged { get; private set; }

    public void Read(IReadOnlyList<Glyph> glyphs, CancellationToken cancellationToken)
    {
        if (!page.Dictionary.ContainsKey(NameToken.Annots))
        {
            return;
        }

        try
        {
            ReadAll(glyphs, cancellationToken);
        }
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // One that is damaged ends those of its page, but it does not cost the letters below.
            IsDamaged = true;
        }
    }

    private void ReadAll(IReadOnlyList<Glyph> glyphs, CancellationToken cancellationToken)
    {
        var links = new PageLinks(glyphs);
        foreach (var annotation in page.GetAnnotations().Take(Most))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!annotation.Flags.HasFlag(AnnotationFlags.Hidden))
            {
                Read(annotation, links, glyphs);
            }
        }

        _notes.AddRange(links.Write());
    }

    private void Read(Annotation annotation, PageLinks links, IReadOnlyList<Glyph> glyphs)
    {
        var box = frame.Of(annotation.Rectangle);
        switch (annotation.Type)
        {
            case AnnotationType.Link:
                links.Add(annotation, box);
                break;
            case AnnotationType.FreeText:
                AddNote(box, annotation.Content, glyphs);
                break;
            case AnnotationType.Widget:
                var field = new FormField(new PdfObjects(pdf), annotation.AnnotationDictionary);
                AddNote(box, field.Value(), glyphs);
                break;
            case AnnotationType.FileAttachment:
                var objects = new PdfObjects(pdf);
                if (
                    objects.Dictionary(annotation.AnnotationDictionary, "FS") is { } file
                    && AttachedFiles.NameOf(objects, file) is { } name
                )
                {
                    _attachments.Add(name);
                }

                break;
            default:
                break;
        }
    }

    // Some programs draw the text on the page as well.
    private void AddNote(Box box, string? text, IReadOnlyList<Glyph> glyphs)
    {
        if (
            !string.IsNullOrWhiteSpace(text)
            && _characters <= limit
            && !PageLinks.Covered(glyphs, box).Shows(text)
        )
        {
            _characters += text.Length;
            _notes.Add(new(box, text.Trim()));
        }
    }
}
