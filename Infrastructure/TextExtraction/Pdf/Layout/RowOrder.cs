namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>
/// Orders what follows each other on one line by where it stands: a date at the end of a line may have been shown before the
/// words to which it belongs, and a bullet after them.
/// </summary>
internal static class RowOrder
{
    public static void Apply(List<LaidRun> runs)
    {
        for (int start = 0, end; start < runs.Count; start = end)
        {
            var goesBack = false;
            for (end = start + 1; end < runs.Count && IsSameRow(runs[start], runs[end]); end++)
            {
                goesBack |= runs[end].Box.Right <= runs[end - 1].Box.Left;
            }

            if (goesBack)
            {
                var row = runs.GetRange(start, end - start);
                runs.RemoveRange(start, end - start);
                runs.InsertRange(start, row.OrderBy(run => run.Box.Left));
            }
        }
    }

    private static bool IsSameRow(LaidRun one, LaidRun other) =>
        one.IsLevel && other.IsLevel && one.IsOnLineOf(other);
}
