using System.Text.Json.Serialization;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Which files are the index of a board, all of which never change. Whoever writes an index replaces this, and nothing else
/// makes a difference.
/// </summary>
/// <param name="Format">See <see cref="CurrentFormat"/>.</param>
/// <param name="Epoch">Another one where the index was begun anew: names of files then begin anew, too.</param>
/// <param name="Files">The names that Lucene knows, and the names under which the files are kept.</param>
internal sealed record IndexManifest(
    int Format,
    string Epoch,
    IReadOnlyDictionary<string, string> Files
)
{
    /// <summary>Raised where words are made of texts in another way: an index of another format is not read.</summary>
    public const int CurrentFormat = 1;

    public bool IsReadable => Format == CurrentFormat && Files.Count > 0;

    public static IndexManifest Anew() =>
        new(
            CurrentFormat,
            Guid.NewGuid().ToString("N"),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexManifest))]
internal sealed partial class IndexManifestJson : JsonSerializerContext;
