namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>
/// Puts the runs of a page in the order in which a reader reads them. Most producers show a page in that order, and so it
/// is kept as long as each run follows the ones before it down the page, or begins a column beside them. What goes back
/// up otherwise was drawn late (text boxes, headers, what is filled in) and is put where it stands.
/// </summary>
internal sealed class ReadingOrder
{
    // A page of so many runs is a drawing or a plan, and comparing each with each would take long.
    private const int MostRuns = 2_000;

    private readonly List<LaidRun> _runs;
    private readonly List<LaidRun> _placed = [];
    private double _bottom = double.MaxValue;

    private ReadingOrder(List<LaidRun> runs) => _runs = runs;

    public static IReadOnlyList<TextRun> Of(
        List<TextRun> runs,
        bool isRightToLeft,
        CancellationToken cancellationToken
    )
    {
        if (runs.Count is < 2 or > MostRuns)
        {
            return runs;
        }

        var laid = runs.ConvertAll(run => new LaidRun(
            run,
            isRightToLeft ? run.Box.Mirrored : run.Box
        ));
        RowOrder.Apply(laid);
        var order = new ReadingOrder(laid);
        order.Place(cancellationToken);
        return order._placed.ConvertAll(placed => placed.Run);
    }

    private void Place(CancellationToken cancellationToken)
    {
        for (var at = 0; at < _runs.Count; )
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (at == 0 || !GoesUp(_runs[at - 1], _runs[at]))
            {
                Append(_runs[at]);
                at++;
                continue;
            }

            var group = LateGroup.From(_runs, at, _placed, _bottom);
            at += group.Count;
            PlaceGroup(group, _runs.ElementAtOrDefault(at));
        }
    }

    private static bool GoesUp(LaidRun before, LaidRun run) =>
        before.IsLevel && run.IsLevel && before.IsBelow(run);

    private void PlaceGroup(LateGroup group, LaidRun? next)
    {
        var beside = _placed.FindAll(placed => placed.IsLevel && placed.Box.IsBeside(group.Box));
        if (beside.Count == 0)
        {
            Insert(group.Runs, IndexOf(placed => placed.Box.Middle < group.Box.Middle));
        }
        else if (beside.TrueForAll(placed => !placed.Box.IsAboveOrBelow(group.Box)))
        {
            // A column, or a cell of a table: those to the left are read before it, those to the right after it.
            var right = IndexOf(placed =>
                placed.Box.IsBeside(group.Box) && placed.Box.Left > group.Box.Left
            );
            Insert(
                group.Runs,
                right < _placed.Count
                    ? right
                    : SideColumn.IndexOf(group, beside, _placed, next) ?? IndexBelow(group.Box)
            );
        }
        else
        {
            foreach (var run in group.Runs)
            {
                Insert([run], IndexInRow(run) ?? IndexBelow(run));
            }
        }
    }

    // After the nearest words to the left, as a value after its label.
    private int? IndexInRow(LaidRun run)
    {
        var label = _placed
            .Where(placed =>
                placed.IsLevel && placed.IsOnLineOf(run) && placed.Box.Right < run.Box.Left + run.Em
            )
            .MaxBy(placed => placed.Box.Right);
        return label is null ? null : _placed.IndexOf(label) + 1;
    }

    private int IndexBelow(LaidRun run) =>
        IndexOf(placed => placed.IsBelow(run) && placed.Box.IsAboveOrBelow(run.Box));

    private int IndexBelow(Box box) =>
        IndexOf(placed => placed.Box.Top < box.Bottom + 1 && placed.Box.IsAboveOrBelow(box));

    private int IndexOf(Predicate<LaidRun> isAfter)
    {
        var index = _placed.FindIndex(isAfter);
        return index < 0 ? _placed.Count : index;
    }

    private void Append(LaidRun run) => Insert([run], _placed.Count);

    private void Insert(IReadOnlyList<LaidRun> runs, int index)
    {
        _placed.InsertRange(index, runs);
        foreach (var run in runs)
        {
            _bottom = Math.Min(_bottom, run.Baseline);
        }
    }
}
