using System.Runtime.InteropServices;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>How many answered a question, and how many of them chose each option.</summary>
public sealed class Tally
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int People { get; private set; }

    /// <summary>Whether everybody chose exactly one option, so that the counts add up to the people.</summary>
    public bool IsSingle { get; private set; } = true;

    /// <summary>The options that anybody chose.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public int this[string option] => _counts.GetValueOrDefault(option);

    public static Tally Sum(IEnumerable<Tally> parts)
    {
        var sum = new Tally();
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum;
    }

    /// <summary>Who chose nothing did not answer.</summary>
    public void Add(IReadOnlyList<string> options)
    {
        var chosen = options.ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0)
        {
            return;
        }

        People++;
        IsSingle &= chosen.Count == 1;
        foreach (var option in chosen)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, option, out _)++;
        }
    }

    public void Add(Tally other)
    {
        People += other.People;
        IsSingle &= other.IsSingle;
        foreach (var (option, count) in other._counts)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, option, out _) += count;
        }
    }
}
