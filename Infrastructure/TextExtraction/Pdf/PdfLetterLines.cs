using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>
/// Joins the letters of one page, in the order in which the page shows them, into words and lines. A PDF need not
/// hold any spaces or line ends: they are read off the gap between a letter and the one before it, measured along
/// and across the line on which that one stands.
/// </summary>
internal sealed class PdfLetterLines(BoundedText text)
{
    // In em, the size of the letter before.
    private const double NewLineAcross = 0.5;
    private const double NewLineBackward = 1.5;
    private const double NewLineForward = 8;
    private const double SpaceForward = 0.17;

    // Of the average advance of the run: narrow faces have narrow spaces.
    private const double SpaceOfAdvance = 0.3;

    // The average begins as if this many letters had been read, of the width at which both measures agree: the first
    // letters of a line alone say little.
    private const int AssumedLetters = 4;

    // A letter printed again this near is a poor man's bold or a shadow.
    private const double Overprint = 0.1;
    private const double OverprintCell = 2;

    private readonly Dictionary<(string Value, long X, long Y), PdfPoint> _printed = [];
    private Letter? _previous;
    private double _advances;
    private int _advanced;

    /// <returns>How many letters there were, spaces not counted.</returns>
    public int Append(IReadOnlyList<Letter> letters, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var letter in letters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (string.IsNullOrEmpty(letter.Value) || IsOverprint(letter))
            {
                continue;
            }

            AppendGap(letter);
            if (string.IsNullOrWhiteSpace(letter.Value))
            {
                AppendSpace();
            }
            else
            {
                text.Append(letter.Value);
                count++;
            }

            _previous = letter;
        }

        return count;
    }

    private void AppendGap(Letter letter)
    {
        if (_previous is not null)
        {
            var em = Em(_previous);
            var (along, across) = Gap(_previous, letter);
            if (
                Math.Abs(across) > NewLineAcross * em
                || along < -NewLineBackward * em
                || along > NewLineForward * em
            )
            {
                AppendNewLine();
                _advances = _advanced = 0;
            }
            else if (along > Math.Min(SpaceOfAdvance * AverageAdvance(em), SpaceForward * em))
            {
                AppendSpace();
            }
        }

        _advances += Advance(letter);
        _advanced++;
    }

    private double AverageAdvance(double em) =>
        (_advances + AssumedLetters * em * SpaceForward / SpaceOfAdvance)
        / (_advanced + AssumedLetters);

    private static (double Along, double Across) Gap(Letter before, Letter letter)
    {
        var start = before.StartBaseLine;
        var end = before.EndBaseLine;
        var length = Math.Sqrt(Square(end.X - start.X) + Square(end.Y - start.Y));

        // A letter without width has no direction: take it to stand on a level line.
        var (unitX, unitY) =
            length > 1e-6 ? ((end.X - start.X) / length, (end.Y - start.Y) / length) : (1d, 0d);
        var x = letter.StartBaseLine.X - end.X;
        var y = letter.StartBaseLine.Y - end.Y;
        return (x * unitX + y * unitY, y * unitX - x * unitY);
    }

    private bool IsOverprint(Letter letter)
    {
        var at = letter.StartBaseLine;
        if (string.IsNullOrWhiteSpace(letter.Value))
        {
            return false;
        }

        var reach = Math.Min(Overprint * Em(letter), OverprintCell);
        var (cellX, cellY) = ((long)(at.X / OverprintCell), (long)(at.Y / OverprintCell));
        for (var x = cellX - 1; x <= cellX + 1; x++)
        {
            for (var y = cellY - 1; y <= cellY + 1; y++)
            {
                if (
                    _printed.TryGetValue((letter.Value, x, y), out var other)
                    && Square(other.X - at.X) + Square(other.Y - at.Y) < Square(reach)
                )
                {
                    return true;
                }
            }
        }

        _printed[(letter.Value, cellX, cellY)] = at;
        return false;
    }

    private void AppendSpace()
    {
        if (!char.IsWhiteSpace(text.Last))
        {
            text.Append(' ');
        }
    }

    private void AppendNewLine()
    {
        if (text.Last != '\n')
        {
            text.Append('\n');
        }
    }

    private static double Advance(Letter letter) =>
        Math.Sqrt(
            Square(letter.EndBaseLine.X - letter.StartBaseLine.X)
                + Square(letter.EndBaseLine.Y - letter.StartBaseLine.Y)
        );

    private static double Em(Letter letter) => letter.PointSize > 0.1 ? letter.PointSize : 1;

    private static double Square(double value) => value * value;
}
