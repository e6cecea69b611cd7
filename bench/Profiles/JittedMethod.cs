namespace ApplyFunctions.Bench.Profiles;

/// <summary>A method as the runtime's compiler names it in the list of what it compiled.</summary>
/// <param name="Type">With its namespace; nested types are separated by <c>+</c>.</param>
/// <param name="TypeArguments">Of the type and those around it: what <see cref="Names.Split"/> makes of them.</param>
internal sealed record JittedMethod(
    string Type,
    IReadOnlyList<string> TypeArguments,
    string Name,
    IReadOnlyList<string> MethodArguments,
    int Parameters
)
{
    private const string Before = ": JIT compiled ";
    private const string After = " [";

    /// <summary>
    /// A line such as <c>7: JIT compiled Some.Type`1[System.__Canon]:Method[int](System.String) [Tier0, IL size=7, code size=35]</c>;
    /// of anything else, nothing.
    /// </summary>
    public static JittedMethod? Parse(string line)
    {
        var start = line.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        var end = line.LastIndexOf(After, StringComparison.Ordinal);
        if (start < Before.Length || end < start)
        {
            return null;
        }

        var name = line[start..end];
        var colon = Names.IndexOf(name, ':');
        var parenthesis = name.IndexOf('(', StringComparison.Ordinal);
        if (colon < 0 || parenthesis < colon || !name.EndsWith(')'))
        {
            return null;
        }

        var (type, typeArguments) = Names.Instance(name[..colon]);
        var (method, methodArguments) = Names.Instance(name[(colon + 1)..parenthesis]);
        return new(
            type,
            typeArguments,
            method,
            methodArguments,
            Names.Split(name[(parenthesis + 1)..^1]).Count
        );
    }
}
