using System.Collections.Concurrent;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>That a source is another one than it was.</summary>
internal abstract record SourceChange(SourceName Name)
{
    /// <param name="Replaced">The tag of the version before; null where there was none.</param>
    /// <param name="Now">Null where the source was deleted.</param>
    public sealed record Made(SourceName Name, string? Replaced, ListedSource? Now)
        : SourceChange(Name);

    /// <summary>By somebody else, in a way that is not known.</summary>
    public sealed record Noticed(SourceName Name) : SourceChange(Name);
}

/// <summary>Brings listings up to what the sources are.</summary>
internal sealed class ListingUpdates(BoardBlobs blobs, SourceLoader loader)
{
    private const int AtOnce = 16;

    /// <summary>The listing itself where nothing has to change.</summary>
    public async Task<BoardListing> ApplyAsync(
        BoardListing listing,
        IReadOnlyList<SourceChange> changes,
        CancellationToken cancellationToken
    )
    {
        var updates = new Dictionary<SourceName, ListedSource?>();
        foreach (var change in changes)
        {
            var tag = updates.TryGetValue(change.Name, out var update)
                ? update?.Tag
                : listing.TagOf(change.Name);
            var now = change switch
            {
                SourceChange.Made { Now: { } made } when made.Tag == tag => made,
                SourceChange.Made { Replaced: { } replaced } made when replaced == tag => made.Now,
                // Two writers of one source may come here in the other order. Only the one whose predecessor is listed
                // knows what comes next; everybody else looks. That nothing is listed tells nothing: it may have come
                // and gone.
                _ => await ReadAsync(change.Name, cancellationToken),
            };

            // A deletion is always written, even where the listing that is known here has no such source: it may be old,
            // and a writer who still lists the source must find another listing than the one he knew.
            if (now?.Tag != tag || change is SourceChange.Made { Now: null })
            {
                updates[change.Name] = now;
            }
        }

        return updates.Count == 0 ? listing : listing.With(updates);
    }

    /// <summary>Compares a listing with the sources; gives back, too, what it did not have as it is.</summary>
    public async Task<(BoardListing Listing, IReadOnlyList<SourceName> Mended)> CompareAsync(
        BoardListing listing,
        IReadOnlyDictionary<SourceName, string> sources,
        CancellationToken cancellationToken
    )
    {
        var updates = new ConcurrentDictionary<SourceName, ListedSource?>();
        foreach (var name in listing.Sources.Keys.Where(n => !sources.ContainsKey(n)))
        {
            updates[name] = null;
        }

        await Parallel.ForEachAsync(
            sources.Where(s => listing.TagOf(s.Key) != s.Value).Select(s => s.Key),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (name, token) => updates[name] = await ReadAsync(name, token)
        );
        return updates.IsEmpty
            ? (listing, [])
            : (listing.With(updates), [.. updates.Keys.OrderBy(n => n.PostingId ?? 0)]);
    }

    private async Task<ListedSource?> ReadAsync(
        SourceName name,
        CancellationToken cancellationToken
    )
    {
        var reading = await blobs.ReadAsync(name.Path, null, cancellationToken);
        return reading.Content is { } content ? loader.Listed(name, content, reading.Tag!) : null;
    }
}
