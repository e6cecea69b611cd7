using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>
/// Puts the letters of a line that is read from right to left in the order in which they are read, in whichever order they
/// were drawn: the line is reversed, and within it numbers and words of other scripts are turned back.
/// </summary>
/// <remarks>The inverse of what https://www.unicode.org/reports/tr9/ has programs do to show such text.</remarks>
internal static class RightToLeft
{
    // In letters, between a number and the word to which it belongs.
    private const int LongestGap = 3;

    // Of em: where letters are no further apart than this, there is no space.
    private const double Touching = 0.05;

    private const string Brackets = "()[]{}<>\u00AB\u00BB";

    /// <param name="isInPage">Whether the page is read from right to left, whatever most of this line is.</param>
    public static List<Glyph> InReadingOrder(TextRun run, Spacing spacing, bool isInPage)
    {
        var line = WithSpaces(FromLeftToRight(run), run.Direction, spacing);
        if (isInPage || IsMostly(Script.RightToLeft, line))
        {
            TurnAround(line, 0, line.Count);
        }
        else
        {
            TurnWords(line);
        }

        var glyphs = line.SelectMany(cluster => cluster).ToList();
        TurnBrackets(glyphs);
        return glyphs;
    }

    private static bool IsMostly(Script script, List<List<Glyph>> line) =>
        line.Count(cluster => cluster[0].Script == script)
        >= line.Count(cluster => cluster[0].Script == Script.LeftToRight);

    /// <summary>Turns the words from right to left around, within a line from left to right.</summary>
    private static void TurnWords(List<List<Glyph>> line)
    {
        for (var start = 0; start < line.Count; start++)
        {
            if (line[start][0].Script != Script.RightToLeft)
            {
                continue;
            }

            var end = start;
            for (
                var at = start + 1;
                at < line.Count && line[at][0].Script != Script.LeftToRight;
                at++
            )
            {
                end = line[at][0].Script == Script.RightToLeft ? at : end;
            }

            TurnAround(line, start, end - start + 1);
            start = end;
        }
    }

    private static void TurnAround(List<List<Glyph>> line, int start, int count)
    {
        line.Reverse(start, count);
        for (var at = start; at < start + count; at++)
        {
            if (
                line[at][0].Script is Script.LeftToRight or Script.Number
                || IsSign(line[at]) && IsNumber(line, at + 1, start + count)
            )
            {
                var length = LengthOfTurned(line, at, start + count);
                line.Reverse(at, length);
                at += length - 1;
            }
        }
    }

    /// <summary>The letters as they stand, marks kept with the letters that carry them.</summary>
    private static List<List<Glyph>> FromLeftToRight(TextRun run)
    {
        var clusters = new List<List<Glyph>>();
        foreach (var glyph in run.Glyphs)
        {
            if (clusters.Count > 0 && Scripts.IsMark(glyph.Text))
            {
                clusters[^1].Add(glyph);
            }
            else
            {
                clusters.Add([glyph]);
            }
        }

        var direction = run.Direction;
        return
        [
            .. clusters.OrderBy(cluster =>
                (cluster[0].Start.Along(direction) + cluster[0].End.Along(direction)) / 2
            ),
        ];
    }

    private static List<List<Glyph>> WithSpaces(
        List<List<Glyph>> clusters,
        Place direction,
        Spacing spacing
    )
    {
        var line = new List<List<Glyph>>(clusters.Count);
        foreach (var cluster in clusters)
        {
            if (!cluster[0].IsSpace && IsSpaceCovered(line, cluster[0], direction))
            {
                line.RemoveAt(line.Count - 1);
            }

            if (line.Count > 0)
            {
                var (before, glyph) = (line[^1][0], cluster[0]);
                var gap = (glyph.Start - before.End).Along(direction);
                if (!before.IsSpace && !glyph.IsSpace && spacing.IsSpace(gap, before, glyph))
                {
                    line.Add([new(" ", before.End, glyph.Start, glyph.Em)]);
                }
            }

            line.Add(cluster);
        }

        return line;
    }

    // Some fonts have what keeps letters of one word from being joined as a space, and the next letter is drawn over it.
    private static bool IsSpaceCovered(List<List<Glyph>> line, Glyph glyph, Place direction) =>
        line is [.., [{ IsSpace: false } before, ..], [{ IsSpace: true }]]
        && before.Script == Script.RightToLeft
        && glyph.Script == Script.RightToLeft
        && (glyph.Start - before.End).Along(direction) < Touching * glyph.Em;

    // What stands between two words of the other direction, or between the digits of a number, belongs to them.
    private static int LengthOfTurned(List<List<Glyph>> line, int start, int stop)
    {
        var end = start;
        var words = line[start][0].Script == Script.LeftToRight;
        for (var at = start + 1; at < stop; at++)
        {
            var script = line[at][0].Script;
            if (script is Script.RightToLeft)
            {
                break;
            }

            words |= script is Script.LeftToRight or Script.Ideographic;
            if (script is not Script.Neutral)
            {
                end = at;
            }
            else if (!words && IsSign(line[at]) && end == at - 1)
            {
                end = at;
            }
            else if (
                !words
                && !(IsSeparator(line[at]) && IsNumber(line, at + 1, stop))
                && !IsBeforeWord(line, at, stop)
            )
            {
                break;
            }
        }

        return end - start + 1;
    }

    private static bool IsNumber(List<List<Glyph>> line, int at, int stop) =>
        at < stop && line[at][0].Script == Script.Number;

    // "Node.js 12" is shown as "12 Node.js" is, which nobody writes.
    private static bool IsBeforeWord(List<List<Glyph>> line, int at, int stop)
    {
        var last = Math.Min(stop, at + LongestGap);
        while (at < last && line[at][0].Script == Script.Neutral)
        {
            at++;
        }

        return at < stop && line[at][0].Script == Script.LeftToRight;
    }

    // What stands next to a number, on either side, and what divides it: European terminators and separators, there.
    private static bool IsSign(List<Glyph> cluster) =>
        cluster[0].Text is "%" or "$" or "\u20AC" or "\u00A3";

    private static bool IsSeparator(List<Glyph> cluster) =>
        cluster[0].Text is "." or "," or ":" or "/" or "-" or "+";

    // A bracket of such text is shown as its mirror image, and fonts tell either the one or the other.
    private static void TurnBrackets(List<Glyph> line)
    {
        var open = 0;
        var turned = false;
        foreach (var glyph in line)
        {
            open += glyph.Text switch
            {
                "(" or "[" or "{" or "<" or "\u00AB" => 1,
                ")" or "]" or "}" or ">" or "\u00BB" => -1,
                _ => 0,
            };
            turned |= open < 0;
        }

        for (var at = 0; turned && at < line.Count; at++)
        {
            var index =
                line[at].Text.Length == 1
                    ? Brackets.IndexOf(line[at].Text[0], StringComparison.Ordinal)
                    : -1;
            if (index >= 0)
            {
                var glyph = line[at];
                line[at] = new(Brackets[index ^ 1].ToString(), glyph.Start, glyph.End, glyph.Em)
                {
                    Note = glyph.Note,
                };
            }
        }
    }
}
