using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>Reads the parts of a document's text in the order of a docx: headers, body, notes, footers.</summary>
internal sealed class DocStories(DocFile file, int limit, CancellationToken cancellationToken)
{
    // Six for the lines above notes, then six a section: even and odd headers, even and odd footers, those of the
    // first page.
    private const int StoriesOfSection = 6;

    // More than any document has, and few enough to be read one by one.
    private const int MostStories = 10_000;

    private readonly StoryCharacters _characters = new(file, cancellationToken);

    /// <summary>The parts, some of which may be empty, or be the same as others.</summary>
    public List<string> All()
    {
        var (headers, footers) = HeadersAndFooters();
        var body = file.Range(Subdocument.Main);
        return
        [
            .. headers,
            Read(body.Start, body.End, TextBoxes.Read(file, ofHeaders: false)),
            Read(file.Range(Subdocument.Footnotes)),
            Read(file.Range(Subdocument.Endnotes)),
            .. footers,
        ];
    }

    private (List<string> Headers, List<string> Footers) HeadersAndFooters()
    {
        var (headers, footers) = (new List<string>(), new List<string>());
        var (start, end) = file.Range(Subdocument.Headers);
        var boxes = new Queue<TextBox>(TextBoxes.Read(file, ofHeaders: true));
        foreach (var (isHeader, from, to) in Stories(start, end))
        {
            // Both are in the order of the text.
            var own = new List<TextBox>();
            while (boxes.TryPeek(out var box) && box.Anchor < to)
            {
                own.Add(boxes.Dequeue());
            }

            (isHeader ? headers : footers).Add(Read(from, to, own));
        }

        footers.AddRange(boxes.Select(box => Read((box.Start, box.End))));
        return (headers, footers);
    }

    // Word 6 lists only the stories that there are, and says elsewhere of what kind: all are taken for footers.
    private List<(bool IsHeader, int Start, int End)> Stories(int start, int end)
    {
        var list = file.Find(Structure.HeaderStories);
        var (first, ends) = file.IsWord97 ? (StoriesOfSection, 2) : (0, 1);
        var count = (list.Length / 4) - ends;
        if (count <= 0)
        {
            return [(false, start, end)];
        }

        var stories = new List<(bool, int, int)>();
        var position = start;
        for (var i = first; i < count && stories.Count < MostStories; i++)
        {
            var from = Math.Max(position, Within(list.U32(4 * i)));
            position = Math.Max(from, Within(list.U32(4 * (i + 1))));
            if (position > from)
            {
                stories.Add((file.IsWord97 && IsHeader(i), from, position));
            }
        }

        return stories;

        int Within(uint within) => (int)Math.Min(start + (long)within, end);
    }

    private static bool IsHeader(int story) => story % StoriesOfSection is 0 or 1 or 4;

    private string Read((int Start, int End) range) => Read(range.Start, range.End, []);

    private string Read(int start, int end, List<TextBox> boxes)
    {
        // Lists count on from a part into its boxes, and out of them.
        var lists = new ListCounters(file.Lists.Find);
        var rest = new Queue<TextBox>(boxes);
        return Lay(start, end, boxes.ConvertAll(box => box.Anchor));

        string Lay(int from, int to, List<int> anchors) =>
            new StoryText(limit, lists, file.Styles, NextBox).Lay(
                _characters.Read(from, to, anchors),
                cancellationToken
            );

        string NextBox() => rest.TryDequeue(out var box) ? Lay(box.Start, box.End, []) : "";
    }
}
