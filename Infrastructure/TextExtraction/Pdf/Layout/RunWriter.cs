using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

/// <summary>Writes runs down as text: with spaces where gaps are, and each line on a line of its own.</summary>
internal sealed class RunWriter(bool isRightToLeft)
{
    private const char SoftHyphen = '\u00AD';

    // The cosine of the angle by which runs of one line may be turned against each other.
    private const double SameDirection = 0.9;

    private readonly StringBuilder _text = new();
    private readonly Spacing _spacing = new();
    private TextRun? _before;

    public string Text => _text.ToString();

    public void Write(TextRun run)
    {
        if (_before is not null)
        {
            Join(_before, run);
        }
        else
        {
            EndLine();
        }

        if (run.IsRightToLeft)
        {
            foreach (var glyph in RightToLeft.InReadingOrder(run, _spacing, isRightToLeft))
            {
                Append(glyph);
            }
        }
        else
        {
            WriteForward(run);
        }

        _before = run;
    }

    /// <summary>Writes what the page does not hold as letters, on a line of its own or after what stands before it.</summary>
    public void Write(string note, bool isOnSameLine)
    {
        if (isOnSameLine)
        {
            AppendSpace();
        }
        else
        {
            EndLine();
        }

        _text.Append(note);
        if (!isOnSameLine)
        {
            _before = null;
        }
    }

    private void WriteForward(TextRun run)
    {
        Glyph? before = null;
        foreach (var glyph in run.Glyphs)
        {
            if (before is not null && !run.IsVertical)
            {
                var gap = (glyph.Start - before.End).Along(before.Direction);
                if (_spacing.IsSpace(gap, before, glyph))
                {
                    AppendSpace();
                }
            }

            Append(glyph);
            before = glyph;
        }
    }

    private void Append(Glyph glyph)
    {
        if (glyph.IsSpace)
        {
            AppendSpace();
        }
        else
        {
            _text.Append(glyph.Text);
        }

        if (glyph.Note is { } note)
        {
            AppendSpace();
            _text.Append(note);
        }

        _spacing.Add(glyph);
    }

    private void Join(TextRun before, TextRun run)
    {
        if (!IsSameLine(before, run, out var gap))
        {
            EndLine();
        }
        else if (_spacing.IsSpace(gap, before.Glyphs[^1], run.Glyphs[0]))
        {
            AppendSpace();
        }
    }

    private static bool IsSameLine(TextRun before, TextRun run, out double gap)
    {
        var (last, first) = (before.Glyphs[^1], run.Glyphs[0]);
        var em = Math.Max(last.Em, first.Em);
        var way = first.Start - last.End;
        gap = way.Along(before.Direction);
        if (
            before.IsVertical
            || run.IsVertical
            || before.Direction.Along(run.Direction) < SameDirection
            || Math.Abs(way.Across(before.Direction)) > Spacing.NewLineAcross * em
        )
        {
            return false;
        }

        if (before.IsRightToLeft || run.IsRightToLeft)
        {
            gap = Math.Max(before.Box.Left - run.Box.Right, run.Box.Left - before.Box.Right);
        }

        return gap >= -Spacing.NewLineBackward * em && gap <= Spacing.NewLineForward * em;
    }

    private void AppendSpace()
    {
        if (_text.Length > 0 && !char.IsWhiteSpace(_text[^1]))
        {
            _text.Append(' ');
        }
    }

    private void EndLine()
    {
        _spacing.BeginLine();
        if (_text.Length == 0 || _text[^1] == '\n')
        {
            return;
        }

        // The place of a division is no longer told once soft hyphens are cleaned away.
        if (_text[^1] == SoftHyphen)
        {
            _text[^1] = '-';
        }

        _text.Append('\n');
    }
}
