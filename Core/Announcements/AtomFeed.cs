using System.ServiceModel.Syndication;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Announcements;

/// <summary>The open postings as an Atom feed (RFC 4287), newest first.</summary>
internal static class AtomFeed
{
    private const string MediaType = "application/atom+xml";

    public static WireDocument Of(PublishedBoard board)
    {
        var items = board.OpenPostings.Select(p => Entry(board, p)).ToList();
        var name = XmlDocuments.Text(board.Board.Name);
        var feed = new SyndicationFeed(items)
        {
            Id = Id(board),
            Title = new TextSyndicationContent(name),
            // Of all that was published, so that the feed does not grow younger when a posting closes.
            LastUpdatedTime = board
                .Postings.Select(Changed)
                .DefaultIfEmpty(DateTimeOffset.UnixEpoch)
                .Max(),
        };
        feed.Authors.Add(new SyndicationPerson { Name = name });
        feed.Links.Add(
            new SyndicationLink(
                new Uri("feed.atom", UriKind.Relative),
                "self",
                title: null,
                MediaType,
                length: 0
            )
        );
        return XmlDocuments.Write(MediaType, new Atom10FeedFormatter(feed).WriteTo);
    }

    private static SyndicationItem Entry(PublishedBoard board, Posting posting)
    {
        var entry = new SyndicationItem
        {
            Id = FormattableString.Invariant($"{Id(board)}:jobs:{posting.Id}"),
            Title = new TextSyndicationContent(XmlDocuments.Text(posting.Title)),
            Content = SyndicationContent.CreateHtmlContent(
                XmlDocuments.Text(PostingHtml.Of(posting.Content))
            ),
            LastUpdatedTime = Changed(posting),
        };
        if (Rfc3339.Of(posting.FirstPublished) is { } published)
        {
            entry.PublishDate = published;
        }

        if (WebAddress.Of(posting.AbsoluteUrl) is { } page)
        {
            entry.Links.Add(SyndicationLink.CreateAlternateLink(page));
        }

        // The form for browsers without scripts, beside the feed's own address.
        entry.Links.Add(
            new SyndicationLink(
                new Uri(FormattableString.Invariant($"jobs/{posting.Id}/apply"), UriKind.Relative),
                "related",
                title: null,
                "text/html",
                length: 0
            )
        );
        foreach (var department in posting.Departments ?? [])
        {
            entry.Categories.Add(new SyndicationCategory(XmlDocuments.Text(department.Name)));
        }

        return entry;
    }

    // Not an address: it stays the same wherever the functions are.
    private static string Id(PublishedBoard board) => $"urn:applyfunctions:boards:{board.Token}";

    private static DateTimeOffset Changed(Posting posting) =>
        Rfc3339.Of(posting.UpdatedAt)
        ?? Rfc3339.Of(posting.FirstPublished)
        ?? DateTimeOffset.UnixEpoch;
}
