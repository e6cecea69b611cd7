namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>
/// Tells a text box at the far side of a page, drawn after all of the text beside it, from a column into which that text
/// flows on and from the cells of a table. It was fastened to the paragraph at its top, and so it is read before that one.
/// </summary>
internal static class SideColumn
{
    // Of em.
    private const double Tolerance = 0.5;
    private const double Apart = 2;
    private const double MuchShorter = 3;

    // Columns into which one text flows are of one width.
    private const double Narrower = 0.8;

    /// <summary>Before which run it is to be read; null where it is to stay where it is.</summary>
    public static int? IndexOf(
        LateGroup group,
        List<LaidRun> beside,
        List<LaidRun> placed,
        LaidRun? next
    )
    {
        var em = group.Runs[0].Em;
        var main = MainColumn(group, placed);
        var bottom = placed.Min(run => run.Baseline);
        if (
            main.Count == 0
            || beside.Exists(run => run.Box.Right > group.Box.Left + em)
            || group.Box.Width > Narrower * (group.Box.Left - main.Min(run => run.Box.Left))
            || group.Baseline < bottom + em
            || GoesOn(next, bottom)
            || IsTableColumn(group, placed)
        )
        {
            return null;
        }

        var first = main.MaxBy(run => run.Box.Top)!;
        var higher = group.Box.Top - first.Box.Top;
        if (higher > Tolerance * em)
        {
            return placed.IndexOf(first);
        }

        return group.Baseline > bottom + MuchShorter * em && IsWrappedBy(group, first, placed)
            ? placed.IndexOf(first)
            : null;
    }

    /// <summary>What is read beside the group or, on this side of the page, below it.</summary>
    private static List<LaidRun> MainColumn(LateGroup group, List<LaidRun> placed)
    {
        var first = group.Runs[0];
        return placed.FindAll(run =>
            run.IsLevel
            && run.Baseline < first.Baseline + Tolerance * first.Em
            && run.Box.Left < group.Box.Left
        );
    }

    // A further row of a table follows at once.
    private static bool GoesOn(LaidRun? next, double bottom) =>
        next is { IsLevel: true } && next.Baseline > bottom - Apart * next.Em;

    private static bool IsTableColumn(LateGroup group, List<LaidRun> placed) =>
        placed.Exists(run =>
            run.IsLevel
            && run.Box.Bottom > group.Box.Top - run.Em
            && Math.Abs(run.Box.Left - group.Box.Left) < run.Em
        );

    // Lines above it that reach over it, and follow the line beside it without a gap, make way for it.
    private static bool IsWrappedBy(LateGroup group, LaidRun first, List<LaidRun> placed) =>
        placed.Exists(run =>
            run.IsLevel
            && run.Box.Bottom > group.Box.Top - run.Em
            && run.Box.Right > group.Box.Left + run.Em
            && Math.Abs(run.Box.Left - first.Box.Left) < run.Em
        );
}
