namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>Runs that were drawn one after the other, further up than those before them, and that stand together.</summary>
internal sealed class LateGroup
{
    // Of em: lines that are further apart need not belong together.
    private const double Apart = 3;

    private readonly List<LaidRun> _runs = [];

    public IReadOnlyList<LaidRun> Runs => _runs;

    public int Count => _runs.Count;

    public Box Box { get; private set; }

    /// <summary>How low the last line stands.</summary>
    public double Baseline => _runs.Min(run => run.Baseline);

    /// <param name="bottom">How low the lines stand that are placed.</param>
    public static LateGroup From(List<LaidRun> runs, int start, List<LaidRun> placed, double bottom)
    {
        var group = new LateGroup();
        group.Add(runs[start]);
        for (var at = start + 1; at < runs.Count; at++)
        {
            var run = runs[at];
            if (!run.IsLevel || group.EndsBefore(run, placed, bottom))
            {
                break;
            }

            group.Add(run);
        }

        return group;
    }

    private void Add(LaidRun run)
    {
        Box = _runs.Count == 0 ? run.Box : Box.With(run.Box);
        _runs.Add(run);
    }

    private bool EndsBefore(LaidRun run, List<LaidRun> placed, double bottom)
    {
        var last = _runs[^1];
        if (last.IsBelow(run))
        {
            // Columns within a text box.
            return run.Box.Top > Box.Top + run.Em || run.Box.Left < last.Box.Right;
        }

        var gap = last.Baseline - run.Baseline;
        if (gap > Apart * run.Em && run.Baseline < bottom)
        {
            return true;
        }

        var box = Box.With(run.Box);
        return placed.Exists(other =>
            other.IsLevel
            && other.Box.IsAboveOrBelow(run.Box)
            && other.Box.IsBeside(box)
            && !other.Box.IsAboveOrBelow(Box)
        );
    }
}
