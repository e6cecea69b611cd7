using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>
/// Tells spaces, and what no longer is the same line, by the gap between a letter and the one before it. A PDF need not
/// hold any spaces or line ends. All measures are in em, the size of the letters.
/// </summary>
internal sealed class Spacing
{
    public const double NewLineAcross = 0.5;
    public const double NewLineBackward = 1.5;
    public const double NewLineForward = 8;

    /// <summary>A gap this wide may be the border of two columns, or of a text that is filled in later.</summary>
    public const double WideGap = 1;

    private const double Space = 0.17;

    // The gaps of a justified line of ideographs, which have no spaces, are wider.
    private const double SpaceOfIdeographs = 0.6;

    // Word processors set Latin letters and numbers a quarter of an em apart from the writing of East Asia, where
    // nobody typed a space.
    private const double SpaceBesideEastAsian = 0.3;

    // Korean is written with spaces; what word processors set there by themselves is a fifth of an em.
    private const double SpaceBesideHangul = 0.22;

    // Letters of Arabic that are not joined still touch, and justified lines have narrow spaces.
    private const double SpaceOfRightToLeft = 0.1;

    // Of the average advance of the line: narrow faces have narrow spaces.
    private const double SpaceOfAdvance = 0.3;

    // The average begins as if this many letters had been read, of the width at which both measures agree: the first
    // letters of a line alone say little.
    private const int AssumedLetters = 4;

    private double _advances;
    private int _advanced;

    public void BeginLine()
    {
        _advances = 0;
        _advanced = 0;
    }

    public void Add(Glyph glyph)
    {
        _advances += glyph.Advance;
        _advanced++;
    }

    /// <summary>Whether a gap, in points, between these two letters of a line is a space.</summary>
    public bool IsSpace(double gap, Glyph before, Glyph glyph)
    {
        var em = before.Em;
        if (before.Script == Script.Ideographic && glyph.Script == Script.Ideographic)
        {
            return gap > SpaceOfIdeographs * em;
        }

        if (Scripts.IsEastAsian(before) != Scripts.IsEastAsian(glyph))
        {
            return gap
                > em
                    * (
                        Scripts.IsHangul(before) || Scripts.IsHangul(glyph)
                            ? SpaceBesideHangul
                            : SpaceBesideEastAsian
                    );
        }

        if (before.Script == Script.RightToLeft && glyph.Script == Script.RightToLeft)
        {
            return gap > SpaceOfRightToLeft * em;
        }

        var average =
            (_advances + AssumedLetters * em * Space / SpaceOfAdvance)
            / (_advanced + AssumedLetters);
        return gap > Math.Min(SpaceOfAdvance * average, Space * em);
    }
}
