namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The faults of one submission by field, in the order in which they were found.</summary>
internal sealed class Faults
{
    private readonly List<(string Field, List<Fault> Found)> _byField = [];

    public bool Any => _byField.Count > 0;

    /// <summary>Set where the only kind of fault is a file of the wrong type, whose text clients match on.</summary>
    public string? UnsupportedFile { get; private set; }

    public bool Has(string field) => _byField.Exists(e => e.Field == field);

    /// <param name="rule">One of <see cref="RuleCodes"/>.</param>
    /// <param name="message">What is wrong and what to do next, in one or two plain sentences.</param>
    /// <param name="values">What the rule was held against, and what was found.</param>
    public void Add(
        string field,
        string rule,
        string message,
        params ReadOnlySpan<(string Name, long Value)> values
    )
    {
        var entry = _byField.Find(e => e.Field == field);
        if (entry.Found is null)
        {
            entry = (field, []);
            _byField.Add(entry);
        }

        var named = new Dictionary<string, long>(values.Length, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            named[name] = value;
        }

        entry.Found.Add(new Fault(field, rule, named, message));
    }

    public void AddUnsupportedFile(string field, string error, string remedy)
    {
        UnsupportedFile ??= error;
        Add(field, RuleCodes.FileTypes, $"{error} {remedy}");
    }

    public Problem ToProblem()
    {
        // Clients take the names out of this sentence, and a dot would end it for them.
        var attributes = _byField
            .Select(e => e.Field.Split('.')[0])
            .Distinct(StringComparer.Ordinal);
        var error =
            _byField.Count == 1 && UnsupportedFile is { } unsupported
                ? unsupported
                : $"Invalid attributes: {string.Join(',', attributes)}";
        return new Problem(
            422,
            "invalid-application",
            "Some answers need attention. Each is named with what to do; everything else is fine.",
            error
        )
        {
            Faults = [.. _byField.SelectMany(e => e.Found)],
        };
    }
}
