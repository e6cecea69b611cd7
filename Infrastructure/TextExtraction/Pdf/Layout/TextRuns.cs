using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>Divides the letters of a page, as they follow each other, where a line ends or a wide gap begins.</summary>
internal static class TextRuns
{
    // Of em: how far letters may overlap, as those of Arabic and kerned ones do.
    private const double Overlap = 0.6;

    // Of em: the step from one letter to the one below it in vertical writing, which has no leading.
    private const double VerticalStep = 0.7;
    private const double LongestVerticalStep = 1.15;
    private const double VerticalShift = 0.3;

    // The cosine of the angle by which letters of one line may be turned against each other.
    private const double SameDirection = 0.9;

    public static List<TextRun> Of(IReadOnlyList<Glyph> glyphs, CancellationToken cancellationToken)
    {
        var runs = new List<TextRun>();
        TextRun? run = null;
        foreach (var glyph in glyphs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run is not null && IsBelow(run, glyph))
            {
                run.AddBelow(glyph);
                continue;
            }

            if (run is null || !GoesOn(run, glyph))
            {
                run = new();
                runs.Add(run);
            }

            run.Add(glyph);
        }

        runs.RemoveAll(blank => blank.IsBlank);
        return runs;
    }

    private static bool GoesOn(TextRun run, Glyph glyph)
    {
        var before = run.Glyphs[^1];
        var direction = before.Advance > 0 ? before.Direction : run.Direction;
        if (run.IsVertical || direction.Along(glyph.Direction) < SameDirection)
        {
            return false;
        }

        var em = Math.Max(before.Em, glyph.Em);
        var gap = glyph.Start - before.End;
        if (Math.Abs(gap.Across(direction)) > Spacing.NewLineAcross * em)
        {
            return false;
        }

        var forward = gap.Along(direction);
        if (forward >= -Spacing.NewLineBackward * em && forward <= Spacing.WideGap * em)
        {
            return true;
        }

        // Right-to-left text may be drawn in the order in which it is read.
        var backward = (before.Start - glyph.End).Along(direction);
        return (run.IsRightToLeft || glyph.Script == Script.RightToLeft)
            && backward >= -Overlap * em
            && backward <= Spacing.WideGap * em;
    }

    private static bool IsBelow(TextRun run, Glyph glyph)
    {
        var before = run.Glyphs[^1];
        var step = before.Start - glyph.Start;
        return glyph.Script == Script.Ideographic
            && before.Script == Script.Ideographic
            && (run.IsVertical || run.Glyphs.Count == 1)
            && Math.Abs(step.X) < VerticalShift * before.Em
            && step.Y > VerticalStep * before.Em
            && step.Y < LongestVerticalStep * before.Em;
    }
}
