using System.ServiceModel.Syndication;
using System.Xml;
using System.Xml.Linq;
using ApplyFunctions.Core.Announcements;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Unit.Tests.Postings;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Announcements;

public sealed class FeedTests
{
    private static readonly XNamespace Pages = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Postings =
    [
        """
            {"id":3,"title":"Pears & <apples>\u0001 🍐","content":"&lt;p&gt;Fruit &amp;amp; wood\u0000&lt;/p&gt;","absolute_url":"https://careers.example.com/?job=3&x=ü",
            "updated_at":"2026-02-03T10:00:00-04:00","first_published":"2026-02-01T08:00:00Z","departments":[{"id":1,"name":"Trees"}]}
            """,
        """{"id":2,"title":"Closed","status":"closed","absolute_url":"https://careers.example.com/?job=2","updated_at":"2026-02-20T10:00:00Z"}""",
        """{"id":1,"title":"No page","absolute_url":"javascript:alert(1)","updated_at":"soon"}""",
        """{"id":4,"title":"Offline","status":"offline","absolute_url":"https://careers.example.com/?job=4","updated_at":"2026-03-01T10:00:00Z"}""",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feed_has_the_open_postings()
    {
        var (document, feed) = await FeedAsync(
            new BoardOfTests("""{"name":"Orchard"}""", Postings)
        );

        document.MediaType.Should().Be("application/atom+xml");
        feed.Title.Text.Should().Be("Orchard");
        feed.Id.Should().Be("urn:applyfunctions:boards:orchard");
        feed.LastUpdatedTime.Should().Be(new(2026, 2, 20, 10, 0, 0, TimeSpan.Zero));
        feed.Items.Select(i => i.Id)
            .Should()
            .Equal(
                "urn:applyfunctions:boards:orchard:jobs:3",
                "urn:applyfunctions:boards:orchard:jobs:1"
            );
        var entry = feed.Items.First();
        entry.Title.Text.Should().Be("Pears & <apples> 🍐");
        entry.LastUpdatedTime.Should().Be(new(2026, 2, 3, 14, 0, 0, TimeSpan.Zero));
        entry.PublishDate.Should().Be(new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero));
        entry
            .Links.Single(link => link.RelationshipType == "alternate")
            .Uri.AbsoluteUri.Should()
            .Be("https://careers.example.com/?job=3&x=%C3%BC");
        entry.Categories.Select(c => c.Name).Should().Equal("Trees");
        var content = entry.Content.Should().BeOfType<TextSyndicationContent>().Subject;
        content.Type.Should().Be("html");
        content.Text.Should().Be("<p>Fruit &amp; wood</p>");
        feed.Items.Last()
            .Links.Should()
            .ContainSingle()
            .Which.RelationshipType.Should()
            .Be("related", "the form that works without scripts is always there");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_feed_has_what_the_standard_demands(bool empty)
    {
        var (document, _) = await FeedAsync(new BoardOfTests("{}", empty ? [] : Postings));

        XNamespace atom = "http://www.w3.org/2005/Atom";
        var root = Parse(document).Root!;
        root.Name.Should().Be(atom + "feed");
        foreach (var element in root.Elements(atom + "entry").Prepend(root))
        {
            element.Elements(atom + "id").Should().ContainSingle();
            element.Elements(atom + "title").Should().ContainSingle();
            element.Elements(atom + "updated").Should().ContainSingle();
        }

        root.Elements(atom + "author").Elements(atom + "name").Should().ContainSingle();
        root.Elements(atom + "link").Attributes("rel").Select(r => r.Value).Should().Equal("self");
        root.Elements(atom + "entry").Should().HaveCount(empty ? 0 : 2);
    }

    [Fact]
    public async Task The_sitemap_has_the_pages_of_the_open_postings()
    {
        var board = new BoardOfTests("{}", Postings);

        var reading = await Announcements(board).SitemapAsync("orchard", Stop);

        reading.Document!.MediaType.Should().Be("application/xml");
        var root = Parse(reading.Document).Root!;
        root.Name.Should().Be(Pages + "urlset");
        var page = root.Elements().Should().ContainSingle().Subject;
        page.Elements().Select(e => e.Name.LocalName).Should().Equal("loc", "lastmod");
        page.Element(Pages + "loc")!
            .Value.Should()
            .Be("https://careers.example.com/?job=3&x=%C3%BC");
        page.Element(Pages + "lastmod")!.Value.Should().Be("2026-02-03T10:00:00-04:00");
    }

    [Fact]
    public async Task An_unknown_board_has_neither()
    {
        var announcements = Announcements(new BoardOfTests());

        var feed = await announcements.FeedAsync("meadow", Stop);
        var sitemap = await announcements.SitemapAsync("meadow", Stop);

        new[] { feed.Missing, sitemap.Missing }.Should().AllBeEquivalentTo(Missing.Board);
    }

    private static ReadAnnouncements Announcements(BoardOfTests board) =>
        new(board.Published, board, board);

    private static async Task<(WireDocument Document, SyndicationFeed Feed)> FeedAsync(
        BoardOfTests board
    )
    {
        var document = (await Announcements(board).FeedAsync("orchard", Stop)).Document!;
        using var reader = XmlReader.Create(new MemoryStream(document.Bytes.ToArray()));
        return (document, SyndicationFeed.Load(reader));
    }

    private static XDocument Parse(WireDocument document) =>
        XDocument.Load(new MemoryStream(document.Bytes.ToArray()));
}
