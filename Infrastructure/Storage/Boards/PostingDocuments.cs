using System.Collections.Concurrent;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>
/// Whole postings, each from its own document: in memory, and asked again by its tag when it is older than
/// <see cref="PostingCacheOptions.MaxAge"/>.
/// </summary>
internal sealed class PostingDocuments(
    BoardBlobs blobs,
    SourceLoader loader,
    IOptions<PostingCacheOptions> options,
    TimeProvider time
)
{
    private readonly ConcurrentDictionary<SourceName, Known> _known = new();

    public async ValueTask<Posting?> FindAsync(SourceName name, CancellationToken cancellationToken)
    {
        _known.TryGetValue(name, out var known);
        if (known is not null && time.GetElapsedTime(known.At) < options.Value.MaxAge)
        {
            return known.Posting;
        }

        var at = time.GetTimestamp();
        var reading = await blobs.ReadAsync(name.Path, known?.Tag, cancellationToken);
        var posting =
            reading.IsUnchanged ? known!.Posting
            : reading.Content is { } content ? loader.Posting(name, content, reading.Tag!)
            : null;
        return Keep(name, new Known(posting, reading.Tag, at)).Posting;
    }

    /// <summary>Remembers what was just written; null for what was deleted.</summary>
    public void Remember(SourceName name, BinaryData? content, string? tag) =>
        Keep(
            name,
            new Known(
                content is null ? null : loader.Posting(name, content, tag!),
                tag,
                time.GetTimestamp()
            )
        );

    // A reading that was asked for earlier may come later.
    private Known Keep(SourceName name, Known found)
    {
        // Ids come from addresses, so misses can be made at will; forgetting all is cheap and rare.
        if (_known.Count > options.Value.MaxDocuments)
        {
            _known.Clear();
        }

        return _known.AddOrUpdate(name, found, (_, other) => other.At > found.At ? other : found);
    }

    /// <param name="Tag">Null where there is no document.</param>
    /// <param name="At">When it was asked for.</param>
    private sealed record Known(Posting? Posting, string? Tag, long At);
}
