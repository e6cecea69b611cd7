using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;
using UglyToad.PdfPig.Actions;
using UglyToad.PdfPig.Annotations;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>
/// Adds to the words of a link where it leads, if no words of the page tell it: <c>Portfolio (https://example.org/ada)</c>.
/// </summary>
internal sealed class PageLinks(IReadOnlyList<Glyph> glyphs)
{
    // Of em: a letter is under a link if its middle is.
    private const double Middle = 0.25;

    private readonly List<(string Target, Box Box, CoveredText Covered)> _links = [];
    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    public static CoveredText Covered(IReadOnlyList<Glyph> glyphs, Box box)
    {
        var covered = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            var middle = new Place(
                (glyph.Start.X + glyph.End.X) / 2 - glyph.Direction.Y * Middle * glyph.Em,
                (glyph.Start.Y + glyph.End.Y) / 2 + glyph.Direction.X * Middle * glyph.Em
            );
            if (box.Holds(middle))
            {
                covered.Add(glyph);
            }
        }

        return new(covered);
    }

    public void Add(Annotation annotation, Box box)
    {
        if (annotation.Action is UriAction { Uri: { Length: > 0 } target })
        {
            _links.Add((target, box, Covered(glyphs, box)));
        }
    }

    /// <returns>The targets of links that lie over no words, such as those of icons.</returns>
    public IEnumerable<PageNote> Write()
    {
        var page = new CoveredText(glyphs);
        for (int start = 0, end; start < _links.Count; start = end)
        {
            // A link of several lines is one for each of them.
            var (target, box, covered) = _links[start];
            var shown = covered.Text;
            for (end = start + 1; end < _links.Count && _links[end].Target == target; end++)
            {
                shown += _links[end].Covered.Text;
                covered = _links[end].Covered;
            }

            if (LinkTarget.NotIn(shown, target) is not { } hidden || page.Shows(Bare(hidden)))
            {
                continue;
            }

            if (covered.Last is { } last)
            {
                last.Note = $"({hidden})";
            }
            else if (_written.Add(hidden))
            {
                yield return new(box, $"({hidden})");
            }
        }
    }

    // As people write it.
    private static string Bare(string target)
    {
        var slashes = target.IndexOf("://", StringComparison.Ordinal);
        var bare = slashes < 0 ? target : target[(slashes + 3)..];
        return (
            bare.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? bare[4..] : bare
        ).TrimEnd('/');
    }
}
