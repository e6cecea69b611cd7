using System.Runtime.InteropServices;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <param name="Anchor">The position, in the part in which the box is anchored; beyond its end where it is not known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextBox(int Anchor, int Start, int End);

/// <summary>Where the text of each text box is, and where the box is anchored ([MS-DOC] 2.3.6 and 2.3.7).</summary>
internal static class TextBoxes
{
    private const int AnchorBytes = 26;
    private const int BoxBytes = 22;

    // More than any document has, and few enough to be read one by one.
    private const int MostBoxes = 10_000;

    /// <summary>The boxes of the body, or of the headers and footers, in the order of their anchors.</summary>
    public static List<TextBox> Read(DocFile file, bool ofHeaders)
    {
        var (start, end) = file.Range(ofHeaders ? Subdocument.HeaderBoxes : Subdocument.Boxes);
        var boxes = new List<TextBox>();
        if (end <= start)
        {
            return boxes;
        }

        var anchors = Anchors(file, ofHeaders);
        var groups = DrawingGroups.Read(file.Find(Structure.Drawings));
        var list = file.Find(ofHeaders ? Structure.HeaderBoxes : Structure.Boxes);
        var count = Math.Max(0, (list.Length - 4) / (4 + BoxBytes));
        var position = start;
        for (var i = 0; i < count && boxes.Count < MostBoxes; i++)
        {
            var box = list.Part((4 * (count + 1)) + (BoxBytes * i), BoxBytes);
            var (isUnused, shape) = (box.U16(8) != 0, box.I32(14));
            var from = Math.Max(position, Within(list.U32(4 * i)));
            position = Math.Max(from, Within(list.U32(4 * (i + 1))));
            var isAnchored = anchors.TryGetValue(
                groups.GetValueOrDefault(shape, shape),
                out var at
            );

            // The last is one that Word keeps for later.
            if (!isUnused && from < position && (isAnchored || i < count - 1))
            {
                boxes.Add(new(isAnchored ? at : int.MaxValue, from, position));
            }
        }

        // Word 6 has no such list.
        return count > 0 ? [.. boxes.OrderBy(box => box.Anchor)] : [new(int.MaxValue, start, end)];

        int Within(uint within) => (int)Math.Min(start + (long)within, end);
    }

    private static Dictionary<int, int> Anchors(DocFile file, bool ofHeaders)
    {
        var first = file.Range(ofHeaders ? Subdocument.Headers : Subdocument.Main).Start;
        var list = file.Find(ofHeaders ? Structure.HeaderShapeAnchors : Structure.ShapeAnchors);
        var count = Math.Max(0, (list.Length - 4) / (4 + AnchorBytes));
        var anchors = new Dictionary<int, int>();
        for (var i = 0; i < count; i++)
        {
            var shape = list.I32((4 * (count + 1)) + (AnchorBytes * i));
            anchors.TryAdd(shape, (int)Math.Min(first + (long)list.U32(4 * i), int.MaxValue));
        }

        return anchors;
    }
}
