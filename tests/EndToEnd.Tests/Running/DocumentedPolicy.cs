using System.Text.RegularExpressions;
using ApplyFunctions.Testing;

namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>
/// The page's content security policy with what <c>docs/file-pickers.md</c> says to add to it, so that the tests find out
/// whether that is enough. The vendors' hosts are those of their stand-in.
/// </summary>
internal static partial class DocumentedPolicy
{
    public static string AddTo(string page, Uri standIn) =>
        Policy()
            .Replace(
                page,
                found =>
                    found.Groups["before"].Value + Extend(found.Groups["policy"].Value, standIn)
            );

    private static string Extend(string policy, Uri standIn)
    {
        var directives = policy
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(NameOf, StringComparer.Ordinal);
        foreach (var addition in Additions(standIn))
        {
            var name = NameOf(addition);
            directives[name] = directives.TryGetValue(name, out var directive)
                ? directive + addition[name.Length..]
                : addition;
        }

        return string.Join("; ", directives.Values);
    }

    private static IEnumerable<string> Additions(Uri standIn)
    {
        var text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "file-pickers.md"));
        return Documented()
            .Match(text)
            .Groups["lines"]
            .Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Vendor().Replace(line, standIn.GetLeftPart(UriPartial.Authority)));
    }

    private static string NameOf(string directive) => directive.Split(' ')[0];

    [GeneratedRegex(
        "(?<before>http-equiv=\"Content-Security-Policy\" content=\")(?<policy>[^\"]+)",
        RegexOptions.None,
        1000
    )]
    private static partial Regex Policy();

    [GeneratedRegex("```csp\n(?<lines>.+?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Documented();

    [GeneratedRegex(@"https://\S+", RegexOptions.None, 1000)]
    private static partial Regex Vendor();
}
