using System.Globalization;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>What the documents on security name is there.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string[] Documents =
    [
        "docs/asvs.md",
        "docs/security.md",
        "docs/threat-model.md",
        "SECURITY.md",
    ];

    private static readonly string[] States = ["met", "part", "not met", "n/a", "deployer"];

    public static TheoryData<string> Names => [.. Documents];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_tests_that_are_named_exist(string document)
    {
        var tests = Tests();
        var named = Named().Matches(RepositoryFiles.Read(document)).ToList();

        if (
            document.StartsWith("docs/", StringComparison.Ordinal)
            && document != "docs/security.md"
        )
        {
            named.Should().HaveCountGreaterThan(30);
        }

        named
            .Where(n =>
                n.Groups["method"].Value is { Length: > 0 } method
                    ? !tests.Contains((n.Groups["class"].Value, method))
                    : tests.All(t => t.Class != n.Groups["class"].Value)
            )
            .Select(n => n.Value)
            .Should()
            .BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_files_that_are_named_exist(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var text = RepositoryFiles.Read(document);
        var files = Code()
            .Matches(text)
            .Select(m => m.Groups["path"].Value)
            .Concat(Link().Matches(text).Select(m => Path.Combine(folder, m.Groups["path"].Value)));

        files
            .Where(f => !Path.Exists(Path.GetFullPath(Path.Combine(RepositoryFiles.Root, f))))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void The_checklist_has_each_requirement_once_with_a_state_and_what_shows_it()
    {
        var rows = Requirement().Matches(RepositoryFiles.Read("docs", "asvs.md")).ToList();

        rows.Select(r => r.Groups["id"].Value).Should().OnlyHaveUniqueItems();
        rows.Select(r => Key(r.Groups["id"].Value)).Should().BeInAscendingOrder();
        rows.Select(r => r.Groups["state"].Value)
            .Should()
            .OnlyContain(s => States.Contains(s, StringComparer.Ordinal));
        rows.Where(r => r.Groups["shown"].Value.Trim().Length == 0)
            .Select(r => r.Groups["id"].Value)
            .Should()
            .BeEmpty("each says what shows it, or why it does not apply");
    }

    [Fact]
    public void The_checklist_counts_itself_and_lists_first_what_is_not_met()
    {
        var text = RepositoryFiles.Read("docs", "asvs.md");
        var rows = Requirement().Matches(text).ToList();
        var told = Count()
            .Matches(text)
            .ToDictionary(
                m => m.Groups["state"].Value,
                m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

        told.Should()
            .BeEquivalentTo(
                rows.GroupBy(r => r.Groups["state"].Value, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal)
            );
        var open = rows.Where(r => r.Groups["state"].Value is "part" or "not met")
            .Select(r => r.Groups["id"].Value);
        Open().Matches(text).Select(m => m.Groups["id"].Value).Should().BeEquivalentTo(open);
    }

    private static HashSet<(string Class, string Method)> Tests() =>
        [
            .. RepositoryFiles
                .All(".cs")
                .Where(f => f.StartsWith("tests/", StringComparison.Ordinal))
                .SelectMany(f =>
                {
                    var text = RepositoryFiles.Read(f);
                    var type = TestClass().Match(text).Groups["class"].Value;
                    return TestMethod().Matches(text).Select(m => (type, m.Groups["method"].Value));
                }),
        ];

    private static long Key(string id) =>
        id.Split('.')
            .Aggregate(
                0L,
                (key, part) => key * 1000 + long.Parse(part, CultureInfo.InvariantCulture)
            );

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"`(?<path>(Core|Functions|Infrastructure|LocalHost|careers|recruiters|tests|docs|deploy|shims)/[\w./-]+)`",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<path>[\w./-]+)(#[\w-]+)?\)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Link();

    [GeneratedRegex(
        @"^\| (?<id>\d+\.\d+\.\d+) \|[^|]+\| (?<state>[a-z/ ]+) \| (?<shown>[^|\n]*)\|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        5000
    )]
    private static partial Regex Requirement();

    [GeneratedRegex(
        @"^\| (?<state>met|part|not met|n/a|deployer) \| (?<count>\d+) \|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        5000
    )]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^- \*\*(?<id>\d+\.\d+\.\d+)\*\* ",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        5000
    )]
    private static partial Regex Open();

    [GeneratedRegex(@"class (?<class>\w+Tests)\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex TestClass();

    [GeneratedRegex(
        @"public (static )?(async )?(Task|void|ValueTask) (?<method>\w+)\(",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex TestMethod();
}
