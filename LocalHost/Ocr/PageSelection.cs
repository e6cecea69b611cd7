using System.Globalization;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>The "pages" parameter: one-based numbers and ranges, such as "1-3,5". Empty means all.</summary>
internal sealed class PageSelection
{
    private readonly List<(int First, int Last)> _ranges = [];

    private PageSelection() { }

    public static PageSelection? TryParse(string? text)
    {
        var selection = new PageSelection();
        if (string.IsNullOrEmpty(text))
        {
            return selection;
        }

        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (
                ends.Length > 2
                || !TryParsePage(ends[0], out var first)
                || !TryParsePage(ends[^1], out var last)
                || last < first
            )
            {
                return null;
            }

            selection._ranges.Add((first, last));
        }

        return selection;
    }

    public bool Contains(int page) =>
        _ranges.Count == 0 || _ranges.Exists(range => page >= range.First && page <= range.Last);

    private static bool TryParsePage(string text, out int page) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) && page > 0;
}
