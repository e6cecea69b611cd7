namespace ApplyFunctions.Infrastructure.Http;

/// <summary>
/// A field name taken apart by the rules of Rack's <c>QueryParser</c>: <c>a[b][][c]</c> is a, b, any element, c.
/// </summary>
/// <remarks>
/// The facts are those of Rack 3 (https://github.com/rack/rack/blob/main/lib/rack/query_parser.rb). Brackets that do
/// not pair are taken literally (<c>a[</c>, <c>[a]</c>, <c>a[b</c>), and text that follows a bracket without one of
/// its own is a key: <c>a[]k</c> means <c>a[][k]</c>. Rack 3 takes everything after such a key literally; here, as
/// in Rack 1 and 2, brackets go on working, so that <c>a[]k[][m]</c> means <c>a[][k][][m]</c>.
/// </remarks>
internal static class RackPath
{
    /// <summary>The step that means "an element of the list": a key is never empty, so this is none.</summary>
    internal const string Element = "";

    /// <summary>The steps of a name that is not empty; the first is always a key.</summary>
    internal static List<string> Of(string name)
    {
        var bracket = name.IndexOf('[', 1);
        var steps = new List<string>();
        for (var start = 0; start < name.Length; )
        {
            var (step, next) = start == 0 ? First(name, bracket) : Next(name, start);
            // A lone bracket at the end belongs to the key before it.
            var trailing = next == name.Length - 1 && name[next] == '[' && step.Length > 0;
            steps.Add(trailing ? name[start..] : step);
            start = trailing ? name.Length : next;
        }
        return steps;
    }

    private static (string Step, int Next) First(string name, int bracket)
    {
        return bracket < 0 ? (name, name.Length) : (name[..bracket], bracket);
    }

    private static (string Step, int Next) Next(string name, int start)
    {
        if (name[start] != '[')
        {
            var end = name.IndexOf('[', start);
            return end < 0 ? (name[start..], name.Length) : (name[start..end], end);
        }
        var close = name.IndexOf(']', start);
        return close < 0 ? (name[start..], name.Length) : (name[(start + 1)..close], close + 1);
    }
}
