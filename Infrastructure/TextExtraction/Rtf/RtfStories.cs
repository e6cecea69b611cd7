namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>The texts that a document consists of, in the order in which they are read.</summary>
internal sealed class RtfStories(int limit)
{
    private readonly Margin _headers = new();
    private readonly Margin _footers = new();

    public RtfFrame Body { get; } = new(limit);

    public RtfFrame Notes { get; } = new(limit);

    public RtfFrame NewFrame() => new(limit);

    public void AddHeader(string text) => _headers.Add(text);

    public void AddFooter(string text) => _footers.Add(text);

    public BoundedText Join(int characters)
    {
        var text = new BoundedText(characters);
        foreach (
            var story in (string[])
                [.. _headers.Texts, Body.ToString(), Notes.ToString(), .. _footers.Texts]
        )
        {
            if (story.Length > 0)
            {
                text.Append(text.Length == 0 ? "" : "\n\n");
                text.Append(story);
            }
        }

        return text;
    }

    // First, odd and even pages, and every section, may have the same header of their own.
    private sealed class Margin
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<string> Texts { get; } = [];

        public void Add(string text)
        {
            if (_seen.Add(text))
            {
                Texts.Add(text);
            }
        }
    }
}
