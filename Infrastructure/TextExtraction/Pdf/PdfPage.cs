using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>What one page says.</summary>
internal sealed class PdfPage
{
    private PdfPage(string text, PageGlyphs glyphs, IReadOnlyList<string> attachments)
    {
        Text = text;
        Letters = glyphs.Count;
        UnknownLetters = glyphs.Unknown;
        Attachments = attachments;
    }

    public string Text { get; }

    /// <summary>How many of its letters are known, spaces not counted.</summary>
    public int Letters { get; }

    public int UnknownLetters { get; }

    /// <summary>The names of the files that are pinned to it.</summary>
    public IReadOnlyList<string> Attachments { get; }

    public static PdfPage Read(PdfDocument pdf, Page page, CancellationToken cancellationToken)
    {
        var frame = new ReadingFrame(page);
        var glyphs = new PageGlyphs();
        glyphs.Add(page.Letters, frame, cancellationToken);
        var annotations = new PageAnnotations(pdf, page, frame);
        annotations.Read(glyphs.Glyphs, cancellationToken);

        var isRightToLeft = IsRightToLeft(glyphs.Glyphs);
        var runs = ReadingOrder.Of(
            TextRuns.Of(glyphs.Glyphs, cancellationToken),
            isRightToLeft,
            cancellationToken
        );
        return new(
            Written(runs, annotations.Notes, isRightToLeft, cancellationToken),
            glyphs,
            annotations.Attachments
        );
    }

    private static string Written(
        IReadOnlyList<TextRun> runs,
        IReadOnlyList<PageNote> notes,
        bool isRightToLeft,
        CancellationToken cancellationToken
    )
    {
        var writer = new RunWriter();
        var places = new NotePlaces(runs, isRightToLeft).Of(notes);
        for (var index = -1; index < runs.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (index >= 0)
            {
                writer.Write(runs[index]);
            }

            foreach (var (text, isOnSameLine) in places[index])
            {
                writer.Write(text, isOnSameLine);
            }
        }

        return writer.Text;
    }

    private static bool IsRightToLeft(IReadOnlyList<Glyph> glyphs)
    {
        var balance = 0;
        foreach (var glyph in glyphs)
        {
            balance += glyph.Script switch
            {
                Script.RightToLeft => 1,
                Script.LeftToRight => -1,
                _ => 0,
            };
        }

        return balance > 0;
    }
}
