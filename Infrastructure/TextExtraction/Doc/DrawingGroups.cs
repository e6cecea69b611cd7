namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// Tells for each shape inside a group of shapes which the group is: only that is anchored in the text. Groups are
/// containers in containers ([MS-ODRAW] 2.2.16), of which the first shape stands for the group itself.
/// </summary>
internal static class DrawingGroups
{
    private const int HeadBytes = 8;
    private const int DrawingsContainer = 0xF000;
    private const int DrawingContainer = 0xF002;
    private const int GroupContainer = 0xF003;
    private const int ShapeContainer = 0xF004;
    private const int Shape = 0xF00A;

    // The outermost group is the drawing.
    private const int DrawingDepth = 1;

    public static Dictionary<int, int> Read(ReadOnlySpan<byte> drawings)
    {
        var groups = new Dictionary<int, int>();
        var ends = new Stack<long>();
        int? group = null;
        for (long at = 0; at <= drawings.Length - HeadBytes; )
        {
            while (ends.TryPeek(out var end) && end <= at)
            {
                ends.Pop();
                group = ends.Count > DrawingDepth ? group : null;
            }

            var type = drawings.U16(at + 2);
            long length = drawings.U32(at + 4);
            at += HeadBytes;
            switch (type)
            {
                case GroupContainer:
                    ends.Push(at + length);
                    break;
                case DrawingContainer or ShapeContainer:
                    break;
                case Shape when ends.Count > DrawingDepth:
                    group ??= drawings.I32(at);
                    groups.TryAdd(drawings.I32(at), group.Value);
                    at += length;
                    break;

                // After what the drawings share, and before each of them, a byte tells whether it is of the headers.
                case DrawingsContainer:
                    at += length + 1;
                    break;
                default:
                    at += length;
                    break;
            }
        }

        return groups;
    }
}
