using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ApplyFunctions.Architecture.Tests;

/// <summary><c>docs/dependencies.md</c> has every package that the product asks for, and every file that it brings along.</summary>
public sealed partial class DependencyTests
{
    private static readonly string[] Products =
    [
        "Core",
        "Functions",
        "Infrastructure",
        "LocalHost",
        "shims/Azure.AI.FormRecognizer",
        "shims/Microsoft.Azure.Functions.Worker",
    ];

    // May be built into what is given away under the MIT licence, with their notices.
    private static readonly string[] Licences =
    [
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MIT",
        "MPL-1.1",
        "MS-PL OR Apache-2.0",
    ];

    private static readonly IReadOnlyDictionary<string, (string Licence, string Why)> Listed = Row()
        .Matches(RepositoryFiles.Read("docs", "dependencies.md"))
        .ToDictionary(
            m => m.Groups["name"].Value,
            m => (m.Groups["licence"].Value, m.Groups["why"].Value.Trim()),
            StringComparer.Ordinal
        );

    [Fact]
    public void Every_package_is_listed_with_its_licence_and_what_it_is_for_and_no_other()
    {
        var asked = Products
            .SelectMany(Direct)
            .Select(p => p.Name)
            .Concat(OfAzure())
            .Concat(Vendored())
            .Distinct(StringComparer.Ordinal);

        Listed.Keys.Should().BeEquivalentTo(asked);
        Listed
            .Values.Should()
            .OnlyContain(row => Licences.Contains(row.Licence, StringComparer.Ordinal));
        Listed.Values.Should().OnlyContain(row => row.Why.Length > 3);
    }

    [Fact]
    public void The_licence_is_the_one_that_the_package_names()
    {
        var named = Products
            .SelectMany(Direct)
            .Distinct()
            .Select(p => (p.Name, Licence: LicenceOf(p.Name, p.Version)))
            .Where(p => p.Licence is not null)
            .ToList();

        named
            .Should()
            .HaveCountGreaterThan(20, "packages are restored before their users are built");
        named
            .Where(p => Listed[p.Name].Licence != p.Licence)
            .Select(p => $"{p.Name}: {p.Licence}")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void Every_project_is_locked_to_versions_and_contents() =>
        RepositoryFiles
            .All(".csproj")
            .Where(p =>
                !File.Exists(
                    Path.Combine(
                        RepositoryFiles.Root,
                        Path.GetDirectoryName(p)!,
                        "packages.lock.json"
                    )
                )
            )
            .Should()
            .BeEmpty();

    private static IEnumerable<(string Name, string Version)> Direct(string project) =>
        JsonNode.Parse(RepositoryFiles.Read(project, "packages.lock.json"))!["dependencies"]!
            .AsObject()
            .SelectMany(framework => framework.Value!.AsObject())
            .Where(p => (string)p.Value!["type"]! == "Direct")
            .Select(p => (p.Key, (string)p.Value!["resolved"]!));

    // Of the build for Azure, whose lock files belong to the feed that they were made on.
    private static IEnumerable<string> OfAzure() =>
        (
            (string[])
                [
                    "Functions/ApplyFunctions.Functions.csproj",
                    "Infrastructure/ApplyFunctions.Infrastructure.csproj",
                ]
        )
            .SelectMany(p => XDocument.Parse(RepositoryFiles.Read(p)).Descendants("ItemGroup"))
            .Where(g => (string?)g.Attribute("Condition") == "'$(AzurePackages)' == 'true'")
            .SelectMany(g => g.Elements("PackageReference"))
            .Select(r => (string)r.Attribute("Include")!);

    private static IEnumerable<string> Vendored() =>
        ((string[])["careers/vendor", "recruiters/vendor"])
            .SelectMany(f => Directory.EnumerateDirectories(Path.Combine(RepositoryFiles.Root, f)))
            .Select(f => Path.GetFileName(f));

    private static string? LicenceOf(string name, string version)
    {
        var packages =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".nuget",
                "packages"
            );
        // The cache of packages has their names in lower case.
#pragma warning disable CA1308
        var folder = Path.Combine(packages, name.ToLowerInvariant(), version.ToLowerInvariant());
        var file = Path.Combine(folder, $"{name.ToLowerInvariant()}.nuspec");
#pragma warning restore CA1308
        return File.Exists(file)
            ? XDocument
                .Load(file)
                .Descendants()
                .Where(e =>
                    e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression"
                )
                .Select(e => e.Value)
                .FirstOrDefault()
            : null;
    }

    [GeneratedRegex(
        @"^\| `(?<name>[\w.-]+)` \| (?<licence>[\w. -]+) \| (?<why>[^|\n]+)\|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        5000
    )]
    private static partial Regex Row();
}
