namespace ApplyFunctions.Infrastructure;

/// <summary>The texts that the assembly carries: templates, words, styles.</summary>
internal static class EmbeddedTexts
{
    /// <summary>All in a folder and those within it, by their path from there.</summary>
    /// <param name="folder">From the project's own, with a slash at its end.</param>
    public static Dictionary<string, string> In(string folder)
    {
        var assembly = typeof(EmbeddedTexts).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames())
        {
            // MSBuild names a resource with the separators of the machine that built it.
            var path = name.Replace('\\', '/');
            if (path.StartsWith(folder, StringComparison.Ordinal))
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                texts.Add(path[folder.Length..], reader.ReadToEnd().ReplaceLineEndings("\n"));
            }
        }

        return texts;
    }
}
