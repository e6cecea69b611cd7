namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The faults of one submission by field, in the order in which they were found.</summary>
internal sealed class Faults
{
    private readonly List<(string Field, List<string> Messages)> _byField = [];

    public bool Any => _byField.Count > 0;

    /// <summary>Set where the only kind of fault is a file of the wrong type, whose text clients match on.</summary>
    public string? UnsupportedFile { get; private set; }

    public bool Has(string field) => _byField.Exists(e => e.Field == field);

    public void Add(string field, string message)
    {
        var entry = _byField.Find(e => e.Field == field);
        if (entry.Messages is null)
        {
            entry = (field, []);
            _byField.Add(entry);
        }

        entry.Messages.Add(message);
    }

    public void AddUnsupportedFile(string field, string error, string remedy)
    {
        UnsupportedFile ??= error;
        Add(field, $"{error} {remedy}");
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
            Errors = new Dictionary<string, IReadOnlyList<string>>(
                _byField.Select(e =>
                    KeyValuePair.Create(e.Field, (IReadOnlyList<string>)e.Messages)
                ),
                StringComparer.Ordinal
            ),
        };
    }
}
