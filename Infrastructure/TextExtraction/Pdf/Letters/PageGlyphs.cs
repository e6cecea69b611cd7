using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;
using UglyToad.PdfPig.Content;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>
/// The writing of one page, in the order in which the page shows it: without what lies beside the paper and what is printed
/// once more. What is too small, white or hidden to be seen is read: a scan carries its text that way, and what an
/// applicant may have hidden is for the reader to judge.
/// </summary>
/// <param name="limit">
/// Of characters, after which the rest is left out: text for letters may be long, and stand in many places.
/// </param>
internal sealed class PageGlyphs(int limit)
{
    // In points: letters that stick out of the paper are still seen.
    private const double Margin = 2;

    // As a share of em: what has no width is a place where a word may be divided, not a hyphen that is shown.
    private const double ShownHyphen = 0.05;
    private const double Near = 0.5;

    private readonly List<Glyph> _glyphs = [];
    private readonly PrintedGlyphs _printed = new();
    private int _characters;
    private int _sequence;

    public IReadOnlyList<Glyph> Glyphs => _glyphs;

    /// <summary>How many there are, spaces not counted.</summary>
    public int Count { get; private set; }

    /// <summary>How many letters do not tell what they are.</summary>
    public int Unknown { get; private set; }

    public void Add(
        IEnumerable<Letter> letters,
        ReadingFrame frame,
        CancellationToken cancellationToken
    )
    {
        if (letters.TryGetNonEnumeratedCount(out var expected))
        {
            _printed.Expect(expected);
        }

        foreach (var letter in letters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_characters > limit)
            {
                return;
            }

            var at = letter.StartBaseLine;
            if (
                at.X >= -Margin
                && at.Y >= -Margin
                && at.X <= frame.Width + Margin
                && at.Y <= frame.Height + Margin
            )
            {
                Add(letter, frame);
            }
        }
    }

    private void Add(Letter letter, ReadingFrame frame)
    {
        var em = letter.PointSize > 0.1 ? letter.PointSize : 1;
        var start = frame.Of(letter.StartBaseLine);
        var end = frame.Of(letter.EndBaseLine);
        if (string.IsNullOrEmpty(letter.Value))
        {
            Widen(letter, start, end, em);
            return;
        }

        var text = GlyphText.Of(letter.Value, (end - start).Length > ShownHyphen * em);
        if (text.Length == 0)
        {
            Unknown++;
            return;
        }

        _sequence = letter.TextSequence;
        var glyph = new Glyph(text, start, end, em);
        _characters += text.Length;
        if (glyph.IsSpace)
        {
            _glyphs.Add(glyph);
        }
        else if (_glyphs is [.., var before] && Accents.Join(before, glyph) is { } joined)
        {
            _glyphs[^1] = joined;
        }
        else if (_printed.IsNew(glyph))
        {
            _glyphs.Add(glyph);
            Count++;
            Unknown += text.Contains('\uFFFD', StringComparison.Ordinal) ? 1 : 0;
        }
    }

    // Text in place of several letters comes with the first of these, and the others come without. So does what a font
    // tells to be nothing; that is a gap.
    private void Widen(Letter letter, Place start, Place end, double em)
    {
        if (
            _glyphs is [.., var last]
            && (last.Text.Length > 1 || letter.TextSequence == _sequence)
            && (start - last.End).Length < Near * em
        )
        {
            last.End = end;
        }
    }
}
