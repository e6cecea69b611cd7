using System.Text.RegularExpressions;

namespace Microsoft.Azure.Functions.Worker.Hosting.Blobs;

/// <summary>A blob trigger's path, such as <c>applications/{id}/{file}</c>.</summary>
internal sealed partial class BlobPathPattern
{
    // A name has 1,024 characters at most, and a path few tokens.
    private const int MatchMilliseconds = 1_000;

    private readonly Regex _name;

    private BlobPathPattern(string container, Regex name, IReadOnlyList<string> tokens)
    {
        Container = container;
        _name = name;
        Tokens = tokens;
    }

    /// <summary>What a parameter may bind to in every blob function.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } = ["blobTrigger", "uri", "metadata"];

    public string Container { get; }

    public IReadOnlyList<string> Tokens { get; }

    public static BlobPathPattern Parse(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var (container, name) = slash < 0 ? (path, "") : (path[..slash], path[(slash + 1)..]);
        if (container.Length is 0 || container.Contains('{', StringComparison.Ordinal))
        {
            throw new FormatException(
                $"the blob path '{path}' must begin with a container's name."
            );
        }
        var parts = Token().Split(name);
        var tokens = parts.Where((_, i) => i % 2 is 1).ToList();
        // Each token takes as much as it can, slashes included.
        var pattern = string.Concat(
            parts.Select((part, i) => i % 2 is 1 ? $"(?<{part}>.*)" : Regex.Escape(part))
        );
        var regex = new Regex(
            name.Length is 0 ? "" : $"^{pattern}$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromMilliseconds(MatchMilliseconds)
        );
        return new(container, regex, tokens);
    }

    /// <summary>The tokens' values, or null where the name does not match.</summary>
    public Dictionary<string, string>? Match(string blobName)
    {
        var match = _name.Match(blobName);
        return match.Success
            ? Tokens.ToDictionary(
                t => t,
                t => match.Groups[t].Value,
                StringComparer.OrdinalIgnoreCase
            )
            : null;
    }

    [GeneratedRegex(@"\{(?<token>[A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Token();
}
