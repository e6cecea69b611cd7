namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// The text boxes of a story that are open. Each is anchored inside a paragraph and read after it, and so has a frame
/// of its own.
/// </summary>
internal sealed class StoryBoxes(PartReader xml, int limit)
{
    // Each level of boxes within boxes copies the text of those inside.
    private const int Deepest = 8;

    private readonly Stack<(DocxFrame Around, int Depth)> _open = new();

    /// <summary>Takes what is read now.</summary>
    public DocxFrame Frame { get; private set; } = new(limit);

    public void Start(int depth)
    {
        if (Frame.IsHidden)
        {
            xml.Skip();
        }
        // Within too many others, a box is read where it stands.
        else if (_open.Count < Deepest)
        {
            _open.Push((Frame, depth));
            Frame = new DocxFrame(limit);
        }
    }

    /// <summary>An element that may be a box is over.</summary>
    public void End(int depth)
    {
        if (_open.TryPeek(out var box) && box.Depth == depth)
        {
            End();
        }
    }

    /// <summary>The text of the story, with that of boxes that a broken part leaves open.</summary>
    public override string ToString()
    {
        while (_open.Count > 0)
        {
            End();
        }

        return Frame.ToString();
    }

    private void End()
    {
        var text = Frame.ToString();
        Frame = _open.Pop().Around;
        Frame.AddBox(text);
    }
}
