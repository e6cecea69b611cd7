namespace ApplyFunctions.Architecture.Tests;

/// <summary>The files that are kept in the repository.</summary>
internal static class RepositoryFiles
{
    // What .gitignore names, and git's own: a test must not need git to run.
    private static readonly string[] Unkept =
    [
        ".git",
        ".idea",
        ".local",
        ".vs",
        "BenchmarkDotNet.Artifacts",
        "TestResults",
        "bin",
        "node_modules",
        "obj",
    ];

    private static readonly Lazy<DirectoryInfo> Folder = new(FindRoot);

    public static string Root => Folder.Value.FullName;

    public static string Read(params string[] path) =>
        File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>Paths below the root, with slashes.</summary>
    public static IEnumerable<string> All(params string[] extensions) =>
        Below(Folder.Value)
            .Where(f =>
                f.Name is not "local.settings.json" and not "packages.azure.lock.json"
                && (
                    extensions.Length == 0
                    || extensions.Contains(f.Extension, StringComparer.Ordinal)
                )
            )
            .Select(f => Path.GetRelativePath(Root, f.FullName).Replace('\\', '/'));

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Concat(
                folder
                    .EnumerateDirectories()
                    .Where(d => !Unkept.Contains(d.Name, StringComparer.Ordinal))
                    .SelectMany(Below)
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
