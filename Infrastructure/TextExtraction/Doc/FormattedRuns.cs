namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>The formats of stretches of a stream, which are in order and do not overlap in a sound file.</summary>
internal sealed class FormattedRuns<T>
    where T : struct
{
    private readonly List<(int Start, int End, T Format)> _runs;

    public FormattedRuns(List<(int Start, int End, T Format)> runs)
    {
        _runs = runs;
        _runs.Sort((one, other) => one.Start.CompareTo(other.Start));
    }

    /// <summary>The format at an offset, and where the next begins; the default where there is none.</summary>
    public T At(int offset, out int end)
    {
        var (low, high) = (0, _runs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _runs[middle].Start <= offset ? (middle + 1, high) : (low, middle);
        }

        end = low < _runs.Count ? _runs[low].Start : int.MaxValue;
        if (low == 0 || _runs[low - 1].End <= offset)
        {
            return default;
        }

        end = Math.Min(end, _runs[low - 1].End);
        return _runs[low - 1].Format;
    }
}
