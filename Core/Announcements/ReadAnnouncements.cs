using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Announcements;

/// <summary>What search engines and feed readers are told of the postings that take applications.</summary>
public sealed class ReadAnnouncements(
    PublishedBoards boards,
    IPostingStore postings,
    TimeProvider time
)
{
    /// <summary>
    /// The posting as schema.org's <c>JobPosting</c>. One whose deadline has passed says so by its <c>validThrough</c>; one
    /// that was closed without a deadline has no way to say it, and is missing.
    /// </summary>
    /// <param name="id">As it stands in the address.</param>
    public async Task<ReadOutcome> PostingAsync(
        string board,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (
            BoardToken.Of(board) is not { } token
            || !PostingId.TryParse(id, out var number)
            || await postings.FindBoardAsync(token, cancellationToken) is not { } owner
            || await postings.FindAsync(token, number, cancellationToken) is not { } posting
            || !posting.IsPublishedAt(time.GetUtcNow())
        )
        {
            return ReadOutcome.Without(Missing.Posting);
        }

        var now = time.GetUtcNow();
        var tells =
            posting.AcceptsApplicationsAt(now) || posting.Deadline?.HasPassedAt(now) == true;
        return ReadOutcome.Of(tells ? JobPosting.Of(posting, owner) : null, Missing.OpenPosting);
    }

    public Task<ReadOutcome> SitemapAsync(string board, CancellationToken cancellationToken) =>
        boards.DocumentAsync(board, "sitemap", Sitemap.Of, Missing.Board, cancellationToken);

    public Task<ReadOutcome> FeedAsync(string board, CancellationToken cancellationToken) =>
        boards.DocumentAsync(board, "feed", AtomFeed.Of, Missing.Board, cancellationToken);
}
