using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>
/// The listings of boards: in memory, asked again by their tag when they are older than
/// <see cref="PostingCacheOptions.MaxAge"/>, and made from the sources where there is none.
/// </summary>
internal sealed class BoardListings(
    BoardBlobs blobs,
    ListingUpdates updates,
    IOptions<PostingCacheOptions> options,
    TimeProvider time
)
{
    private const int Tries = 20;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    public async ValueTask<BoardListing> FindAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        var slot = SlotOf(board);
        var known = slot.Known;
        if (IsFresh(known))
        {
            return known.Listing;
        }

        // One of those who wait reads for all.
        await slot.Turn.WaitAsync(cancellationToken);
        try
        {
            known = IsFresh(slot.Known)
                ? slot.Known
                : await LoadAsync(board, slot.Known, cancellationToken);
            slot.Known = known;
            return known.Listing;
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    /// <summary>Has the listing follow a change of a source. Changes that come meanwhile are written together.</summary>
    public async Task ApplyAsync(
        string board,
        SourceChange change,
        CancellationToken cancellationToken
    )
    {
        var slot = SlotOf(board);
        slot.Waiting.Enqueue(change);
        await slot.Turn.WaitAsync(cancellationToken);
        try
        {
            var changes = new List<SourceChange>();
            while (slot.Waiting.TryDequeue(out var next))
            {
                changes.Add(next);
            }

            try
            {
                await WriteAsync(board, slot, changes, cancellationToken);
            }
            catch
            {
                // Those whose changes these are try themselves.
                changes.ForEach(slot.Waiting.Enqueue);
                throw;
            }
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    /// <summary>Compares the listing with the sources; gives back what was not listed as it is.</summary>
    public async Task<IReadOnlyList<SourceName>> MendAsync(
        string board,
        CancellationToken cancellationToken
    )
    {
        var slot = SlotOf(board);
        await slot.Turn.WaitAsync(cancellationToken);
        try
        {
            // The listing first: a source that is written after it was read shows in the list, or its writer finds this
            // listing replaced.
            var known = await LoadAsync(board, slot.Known, cancellationToken);
            slot.Known = known;
            var sources = await blobs.ListAsync(board, cancellationToken);
            var (listing, mended) = await updates.CompareAsync(
                known.Listing,
                sources,
                cancellationToken
            );
            if (mended.Count == 0)
            {
                return [];
            }

            // A board whose last source is gone is gone.
            if (sources.Count == 0)
            {
                slot.Known = null;
                await blobs.TryDeleteAsync(
                    ListingFormat.NameOf(board),
                    known.Tag!,
                    cancellationToken
                );
                return mended;
            }

            slot.Known = await TryWriteAsync(board, listing, known.Tag, cancellationToken);
            return slot.Known is null ? [] : mended;
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    private async Task WriteAsync(
        string board,
        Slot slot,
        IReadOnlyList<SourceChange> changes,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 0; tries < Tries && changes.Count > 0; tries++)
        {
            var known = slot.Known ?? await LoadAsync(board, null, cancellationToken);
            var next = await updates.ApplyAsync(known.Listing, changes, cancellationToken);
            var isNothing = known.Tag is null && next.Sources.Count == 0;
            slot.Known =
                next == known.Listing || isNothing
                    ? known
                    : await TryWriteAsync(board, next, known.Tag, cancellationToken);
            if (slot.Known is not null)
            {
                return;
            }

            // Another instance was faster.
            await Task.Delay(LongestPause * Random.Shared.NextDouble(), time, cancellationToken);
        }

        if (changes.Count > 0)
        {
            throw new TimeoutException("Others write the listing all the time.");
        }
    }

    private async Task<Known> LoadAsync(
        string board,
        Known? known,
        CancellationToken cancellationToken
    )
    {
        for (var tries = 0; tries < Tries; tries++)
        {
            var at = time.GetTimestamp();
            var reading = await blobs.ReadAsync(
                ListingFormat.NameOf(board),
                known?.Tag,
                cancellationToken
            );
            if (reading.IsUnchanged)
            {
                return known! with { At = at };
            }

            if (reading.Content is { } content && ListingFormat.Read(board, content) is { } listing)
            {
                return new Known(listing, reading.Tag, at);
            }

            var sources = await blobs.ListAsync(board, cancellationToken);
            if (sources.Count == 0 && reading.Tag is null)
            {
                return new Known(BoardListing.Empty, null, at);
            }

            var (made, _) = await updates.CompareAsync(
                BoardListing.Empty,
                sources,
                cancellationToken
            );
            if (await TryWriteAsync(board, made, reading.Tag, cancellationToken) is { } written)
            {
                return written;
            }

            known = null;
        }

        throw new TimeoutException("Others write the listing all the time.");
    }

    /// <summary>Null where the stored listing is another one.</summary>
    private async Task<Known?> TryWriteAsync(
        string board,
        BoardListing listing,
        string? replaced,
        CancellationToken cancellationToken
    )
    {
        var at = time.GetTimestamp();
        return
            await blobs.TryWriteAsync(
                ListingFormat.NameOf(board),
                ListingFormat.Write(listing),
                ListingFormat.MediaType,
                replaced,
                cancellationToken
            )
                is { } tag
            ? new Known(listing, tag, at)
            : null;
    }

    private bool IsFresh([NotNullWhen(true)] Known? known) =>
        known is not null && time.GetElapsedTime(known.At) < options.Value.MaxAge;

    private Slot SlotOf(string board)
    {
        if (_slots.TryGetValue(board, out var slot))
        {
            return slot;
        }

        // Boards' names come from addresses, so misses can be made at will; forgetting all is cheap and rare.
        if (_slots.Count > options.Value.MaxDocuments)
        {
            _slots.Clear();
        }

        return _slots.GetOrAdd(board, _ => new Slot());
    }

    /// <param name="Tag">Null where no listing is stored.</param>
    /// <param name="At">When it was asked for.</param>
    private sealed record Known(BoardListing Listing, string? Tag, long At);

    private sealed class Slot
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public ConcurrentQueue<SourceChange> Waiting { get; } = new();

        public volatile Known? Known;
    }
}
