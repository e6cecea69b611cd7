using System.Text.Json.Serialization;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Which files are the index of a board, all of which never change. Whoever writes an index replaces this, and nothing else
/// makes a difference.
/// </summary>
/// <param name="Format">See <see cref="CurrentFormat"/>.</param>
/// <param name="Epoch">Another one where the index was begun anew: names of files then begin anew, too.</param>
/// <param name="Files">The names that Lucene knows, and the names under which the files are kept.</param>
/// <param name="Schema">See <see cref="CurrentSchema"/>; 0 where a former release has written it.</param>
internal sealed record IndexManifest(
    int Format,
    string Epoch,
    IReadOnlyDictionary<string, string> Files,
    int Schema = 0
)
{
    /// <summary>Raised where words are made of texts in another way: an index of another format is not read.</summary>
    public const int CurrentFormat = 1;

    /// <summary>
    /// Raised where a field is added: an index that was begun without it goes on being read and written, but what is asked of the
    /// field is refused until the index is made anew. A writer of a former release takes the number off again, as it should.
    /// </summary>
    public const int CurrentSchema = 1;

    public bool HasAllFields => Schema >= CurrentSchema;

    public bool IsReadable => Format == CurrentFormat && Files.Count > 0;

    public static IndexManifest Anew() =>
        new(
            CurrentFormat,
            Guid.NewGuid().ToString("N"),
            new Dictionary<string, string>(StringComparer.Ordinal),
            CurrentSchema
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IndexManifest))]
internal sealed partial class IndexManifestJson : JsonSerializerContext;
