using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>What one page says.</summary>
internal sealed class PdfPage
{
    // As few may be icons, which have fonts of their own.
    private const int FewUnknown = 20;

    private PdfPage(string text, int letters, bool isUnreadable, PageAnnotations annotations)
    {
        Text = text;
        Letters = letters;
        IsUnreadable = isUnreadable;
        Attachments = annotations.Attachments;
        HasDamagedAnnotations = annotations.IsDamaged;
    }

    public string Text { get; }

    /// <summary>How many of its letters are known, spaces not counted.</summary>
    public int Letters { get; }

    /// <summary>Whether fonts do not tell what most of its letters are. Its text is what the other fonts tell, then.</summary>
    public bool IsUnreadable { get; }

    /// <summary>The names of the files that are pinned to it.</summary>
    public IReadOnlyList<string> Attachments { get; }

    public bool HasDamagedAnnotations { get; }

    public static PdfPage Read(
        PdfDocument pdf,
        Page page,
        ExtractionLimits limits,
        CancellationToken cancellationToken
    )
    {
        var frame = new ReadingFrame(page);
        var glyphs = Glyphs(page.Letters);
        var isUnreadable = IsMostlyUnknown(pdf, page, glyphs, out var silent);
        if (isUnreadable)
        {
            SilentFonts.AddSeeming(page, silent);
            glyphs = Glyphs(page.Letters.Where(letter => SilentFonts.IsTold(letter, silent)));
        }

        var annotations = new PageAnnotations(pdf, page, frame, limits.Characters);
        annotations.Read(glyphs.Glyphs, cancellationToken);

        var isRightToLeft = IsRightToLeft(glyphs.Glyphs);
        var runs = ReadingOrder.Of(
            TextRuns.Of(glyphs.Glyphs, cancellationToken),
            isRightToLeft,
            cancellationToken
        );
        return new(
            Written(runs, annotations.Notes, isRightToLeft, cancellationToken),
            glyphs.Count,
            isUnreadable,
            annotations
        );

        PageGlyphs Glyphs(IEnumerable<Letter> letters)
        {
            var result = new PageGlyphs(limits.Characters);
            result.Add(letters, frame, cancellationToken);
            return result;
        }
    }

    private static bool IsMostlyUnknown(
        PdfDocument pdf,
        Page page,
        PageGlyphs glyphs,
        out HashSet<string> silent
    )
    {
        // Numbers taken for letters are low ones, too, of which no letter is.
        silent = [];
        if (glyphs.Unknown == 0)
        {
            return false;
        }

        silent = SilentFonts.Names(new PdfObjects(pdf), page.Dictionary);
        var unknown = Math.Max(glyphs.Unknown, SilentFonts.Letters(page, silent));
        return unknown > FewUnknown && unknown > (glyphs.Count + glyphs.Unknown) / 2;
    }

    private static string Written(
        IReadOnlyList<TextRun> runs,
        IReadOnlyList<PageNote> notes,
        bool isRightToLeft,
        CancellationToken cancellationToken
    )
    {
        var writer = new RunWriter(isRightToLeft);
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
