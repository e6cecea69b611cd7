namespace ApplyFunctions.Unit.Tests.Equality;

/// <summary>
/// Knows equations between counts, takes them from one another, and narrows each count as far as they allow it; counts are whole
/// and not negative.
/// </summary>
internal sealed class LinearAttacker
{
    private const int Most = 10_000;
    private const int MostEquations = 400;
    private readonly Dictionary<string, (int Low, int High)> _bounds = new(StringComparer.Ordinal);
    private readonly List<Equation> _equations = [];

    /// <summary>A sum of counts, and what it is.</summary>
    private sealed record Equation(Dictionary<string, int> Terms, int Sum);

    public void Learn(IEnumerable<string> plus, int sum, string? minus = null)
    {
        var terms = plus.ToDictionary(name => name, _ => 1, StringComparer.Ordinal);
        if (minus is not null)
        {
            terms[minus] = -1;
        }

        Keep(new Equation(terms, sum));
    }

    public (int Low, int High) Bounds(string name) => _bounds.GetValueOrDefault(name, (0, Most));

    public void Think()
    {
        // Board less posting, year less quarter: what one equation has and the other has too goes out.
        for (var i = 0; i < _equations.Count; i++)
        {
            for (var j = 0; j < i && _equations.Count < MostEquations; j++)
            {
                Subtract(_equations[i], _equations[j]);
                Subtract(_equations[j], _equations[i]);
            }
        }

        while (_equations.Aggregate(false, (narrowed, e) => Narrow(e) || narrowed)) { }
    }

    private void Subtract(Equation from, Equation what)
    {
        if (!what.Terms.All(t => from.Terms.GetValueOrDefault(t.Key) == t.Value))
        {
            return;
        }

        var rest = from
            .Terms.Where(t => !what.Terms.ContainsKey(t.Key))
            .ToDictionary(t => t.Key, t => t.Value, StringComparer.Ordinal);
        Keep(new Equation(rest, from.Sum - what.Sum));
    }

    private void Keep(Equation equation)
    {
        var isNew = !_equations.Exists(e =>
            e.Terms.Count == equation.Terms.Count
            && e.Terms.All(t => equation.Terms.GetValueOrDefault(t.Key) == t.Value)
        );
        if (isNew && equation.Terms.Count > 0)
        {
            _equations.Add(equation);
        }
    }

    private bool Narrow(Equation equation)
    {
        var narrowed = false;
        foreach (var (name, factor) in equation.Terms)
        {
            var others = equation.Terms.Where(t => t.Key != name).ToList();
            var least = others.Sum(t => t.Value > 0 ? Bounds(t.Key).Low : -Bounds(t.Key).High);
            var greatest = others.Sum(t => t.Value > 0 ? Bounds(t.Key).High : -Bounds(t.Key).Low);
            var (low, high) =
                factor > 0
                    ? (equation.Sum - greatest, equation.Sum - least)
                    : (least - equation.Sum, greatest - equation.Sum);
            var before = Bounds(name);
            var after = (Math.Max(before.Low, low), Math.Min(before.High, high));
            _bounds[name] = after;
            narrowed |= after != before;
        }

        return narrowed;
    }
}
