using System.Collections.Immutable;

namespace ApplyFunctions.LocalHost.Careers;

/// <summary>A static page as it is written.</summary>
/// <param name="Name">What it is called at the beginning of a sentence.</param>
/// <param name="Entries">What the page, or another site's page, begins with.</param>
/// <param name="Shared">Another folder whose modules it takes in, if any.</param>
internal sealed record PageSource(
    string Name,
    string Folder,
    ImmutableArray<string> Entries,
    string? Shared = null
)
{
    public static PageSource Careers(string repository) =>
        new(
            "The careers page",
            Path.Combine(repository, "careers"),
            ["app.js", "embed.js", "styles/page.css", "styles/embed.css"]
        );

    public static PageSource Recruiters(string repository) =>
        new(
            "The recruiters' pages",
            Path.Combine(repository, "recruiters"),
            ["app.js", "styles/page.css", "styles/preview.css"],
            Path.Combine(repository, "careers")
        );

    /// <summary>When something of it was changed last.</summary>
    public DateTime ChangedAt() =>
        new[] { Folder, Shared }
            .OfType<string>()
            .SelectMany(folder =>
                new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            )
            .Max(file => file.LastWriteTimeUtc);
}
