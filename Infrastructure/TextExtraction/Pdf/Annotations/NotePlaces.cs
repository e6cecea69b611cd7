using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>Finds where among the runs of a page, in reading order, its notes are to be read.</summary>
internal sealed class NotePlaces(IReadOnlyList<TextRun> runs, bool isRightToLeft)
{
    /// <summary>The notes after each run, by its index; -1 for those before the first.</summary>
    public ILookup<int, (string Text, bool IsOnSameLine)> Of(IEnumerable<PageNote> notes) =>
        notes
            .Select(note => (note.Text, Box: Facing(note.Box)))
            .OrderByDescending(note => Math.Round(note.Box.Middle / 4))
            .ThenBy(note => note.Box.Left)
            .Select(note => (note.Text, Place: PlaceOf(note.Box)))
            .ToLookup(note => note.Place.Index, note => (note.Text, note.Place.IsOnSameLine));

    private (int Index, bool IsOnSameLine) PlaceOf(Box note)
    {
        var (label, above, higher) = (-1, -1, -1);
        for (var index = 0; index < runs.Count; index++)
        {
            var box = Facing(runs[index].Box);
            if (
                box.IsBeside(note)
                && box.Left < note.Left
                && (label < 0 || box.Left > Facing(runs[label].Box).Left)
            )
            {
                label = index;
            }
            else if (box.Middle > note.Middle)
            {
                higher = index;
                if (box.IsAboveOrBelow(note) && (above < 0 || box.Bottom <= runs[above].Box.Bottom))
                {
                    above = index;
                }
            }
        }

        return label >= 0 ? (label, true) : (above >= 0 ? above : higher, false);
    }

    private Box Facing(Box box) => isRightToLeft ? box.Mirrored : box;
}
