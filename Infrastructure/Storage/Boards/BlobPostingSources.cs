using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>
/// The documents in container <c>boards</c>. Each write is two: the source, then the listing that is derived of it. What
/// lies between the two is mended by the author's repeat, or by <see cref="ShowAllAsync"/>.
/// </summary>
internal sealed class BlobPostingSources(
    BoardBlobs blobs,
    BoardListings listings,
    PostingDocuments documents,
    BlobPostingStore store,
    SourceLoader loader
) : IPostingSources
{
    private const string MediaType = "application/json";

    public async Task<SourceDocument?> FindAsync(
        SourceName name,
        CancellationToken cancellationToken
    )
    {
        var reading = await blobs.ReadAsync(name.Path, null, cancellationToken);
        return reading.Content is { } content
            ? new SourceDocument(content.ToMemory(), reading.Tag!)
            : null;
    }

    public async Task<string?> TryWriteAsync(
        SourceName name,
        ReadOnlyMemory<byte> json,
        string? replaced,
        CancellationToken cancellationToken
    )
    {
        var content = BinaryData.FromBytes(json);
        var tag = await blobs.TryWriteAsync(
            name.Path,
            content,
            MediaType,
            replaced,
            cancellationToken
        );
        if (tag is not null)
        {
            Remember(name, content, tag);
            var listed = loader.Listed(name, content, tag);
            await FollowAsync(new SourceChange.Made(name, replaced, listed));
        }

        return tag;
    }

    public async Task<bool> TryDeleteAsync(
        SourceName name,
        string replaced,
        CancellationToken cancellationToken
    )
    {
        var deleted = await blobs.TryDeleteAsync(name.Path, replaced, cancellationToken);
        if (deleted)
        {
            Remember(name, null, null);
            await FollowAsync(new SourceChange.Made(name, replaced, null));
        }

        return deleted;
    }

    public async Task ShowAsync(SourceName name, string? tag, CancellationToken cancellationToken)
    {
        var listing = await listings.FindAsync(name.Board, cancellationToken);
        if (listing.TagOf(name) != tag)
        {
            await listings.ApplyAsync(
                name.Board,
                new SourceChange.Noticed(name),
                cancellationToken
            );
        }
    }

    public async Task<IReadOnlyList<SourceName>> ShowAllAsync(CancellationToken cancellationToken)
    {
        var mended = new List<SourceName>();
        foreach (var board in await blobs.ListBoardsAsync(cancellationToken))
        {
            mended.AddRange(await listings.MendAsync(board, cancellationToken));
        }

        return mended;
    }

    // The source is written: readers are to see it, even when its author has gone meanwhile.
    private Task FollowAsync(SourceChange change) =>
        listings.ApplyAsync(change.Name.Board, change, CancellationToken.None);

    private void Remember(SourceName name, BinaryData? content, string? tag)
    {
        if (name.PostingId is null)
        {
            store.ForgetBoards();
        }
        else
        {
            documents.Remember(name, content, tag);
        }
    }
}
