namespace ApplyFunctions.Architecture.Tests;

/// <summary>What holds for the sources themselves.</summary>
public sealed class SourceTests
{
    internal static readonly DirectoryInfo Root = FindRoot();

    [Fact]
    public void No_line_of_the_app_is_conditional_on_the_packages() =>
        Sources("Functions", "Core", "Infrastructure")
            .Where(s => s.Lines.Any(l => l.TrimStart().StartsWith("#if", StringComparison.Ordinal)))
            .Select(s => s.Path)
            .Should()
            .BeEmpty();

    [Fact]
    public void Triggers_and_program_stay_within_60_lines() =>
        Sources("Functions")
            .Where(s =>
                s.Path.EndsWith("Function.cs", StringComparison.Ordinal)
                || s.Path.EndsWith("Program.cs", StringComparison.Ordinal)
            )
            .Where(s => s.Lines.Length > 60)
            .Select(s => s.Path)
            .Should()
            .BeEmpty();

    [Fact]
    public void No_file_is_over_300_lines() =>
        Sources("Functions", "Core", "Infrastructure", "LocalHost", "shims", "tests", "bench")
            .Where(s => s.Lines.Length > 300)
            .Select(s => $"{s.Path}: {s.Lines.Length}")
            .Should()
            .BeEmpty();

    private static IEnumerable<(string Path, string[] Lines)> Sources(params string[] folders) =>
        folders
            .Select(f => new DirectoryInfo(Path.Combine(Root.FullName, f)))
            .Where(f => f.Exists)
            .SelectMany(f => f.EnumerateFiles("*.cs", SearchOption.AllDirectories))
            .Where(f => !f.FullName.Contains("/obj/") && !f.FullName.Contains("\\obj\\"))
            .Where(f => !f.FullName.Contains("/bin/") && !f.FullName.Contains("\\bin\\"))
            .Select(f =>
                (Path.GetRelativePath(Root.FullName, f.FullName), File.ReadAllLines(f.FullName))
            );

    private static DirectoryInfo FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "ApplyFunctions.sln")))
        {
            at = at.Parent;
        }

        return at;
    }
}
