namespace ApplyFunctions.Testing;

/// <summary>
/// The calls to storage that one application with a CV and two equality answers costs: a test counts them, and what
/// calculates costs and loads starts from here.
/// </summary>
public static class StorageCalls
{
    /// <summary>By the part of its way, in the order of that.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> Parts { get; } =
    [
        new("request", 9),
        new("text", 5),
        new("mail", 3),
        new("equality answers", 6),
        new("index", 14),
        new("sweeper", 3),
    ];
}
