namespace ApplyFunctions.Infrastructure.Pages;

/// <summary>The texts that the assembly carries for the pages.</summary>
internal static class EmbeddedText
{
    private const string Root = "Pages/";

    /// <summary>All in a folder, by file name without its ending.</summary>
    public static Dictionary<string, string> In(string folder) =>
        All()
            .Where(text => text.Path.StartsWith($"{Root}{folder}/", StringComparison.Ordinal))
            .ToDictionary(
                text => Path.GetFileNameWithoutExtension(text.Path),
                text => Read(text.Name),
                StringComparer.OrdinalIgnoreCase
            );

    // MSBuild names a resource with the separators of the machine that built it.
    private static IEnumerable<(string Name, string Path)> All() =>
        typeof(EmbeddedText)
            .Assembly.GetManifestResourceNames()
            .Select(name => (name, name.Replace('\\', '/')));

    private static string Read(string name)
    {
        using var reader = new StreamReader(
            typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)!
        );
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
